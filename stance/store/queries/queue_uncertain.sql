-- The first $size of the statements that pass the filters, the least sure positions first: by the probability of the most
-- probable label toward the targets shown, the lowest of them.
WITH passed AS (
    -- include: selected.sql
), selected AS (
    -- include: {labels}_of_model.sql
), scored AS (
    -- include: scored.sql
)
SELECT x.statement_id, (SELECT count(*) FROM selected) AS population
FROM scored AS x
WHERE $targets IS NULL OR x.target IN (SELECT unnest($targets::VARCHAR[]))
GROUP BY x.statement_id
ORDER BY min(x.p), x.statement_id
LIMIT $size
