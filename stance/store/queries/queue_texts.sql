-- The statements given as $ids, in that order, to be checked in another tool.
WITH asked AS (
    SELECT unnest($ids::VARCHAR[]) AS statement_id, generate_subscripts($ids::VARCHAR[], 1) AS rank
)
SELECT s.statement_id, s.article_id, s.start_offset, s.end_offset, s.text, s.kind, s.actor, a.url
FROM asked AS q JOIN statements AS s USING (statement_id) JOIN articles AS a USING (article_id)
ORDER BY q.rank
