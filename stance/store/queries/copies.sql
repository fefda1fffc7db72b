-- Republished copies of the statements given as $ids: (statement_id, copy_id) where a near-duplicate article has the same
-- words, so that what people said of a sentence holds wherever it was republished.
WITH given AS (
    SELECT s.statement_id, s.article_id, s.text, a.near_duplicate_group
    FROM statements AS s JOIN articles AS a USING (article_id)
    WHERE s.statement_id IN (SELECT unnest($ids::VARCHAR[]))
), others AS (
    SELECT g.statement_id, g.text, a.article_id
    FROM given AS g
    JOIN articles AS a ON a.near_duplicate_group = g.near_duplicate_group AND a.article_id <> g.article_id
)
SELECT o.statement_id, s.statement_id AS copy_id
FROM others AS o JOIN statements AS s ON s.article_id = o.article_id AND s.text = o.text
ORDER BY ALL
