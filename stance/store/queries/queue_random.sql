-- The first $size of the statements that pass the filters, in the order of a number drawn for each from $seed and its id.
-- The number stays the same when the corpus grows, so a larger sample of the same seed holds the smaller one.
WITH selected AS (
    -- include: selected.sql
)
SELECT statement_id, (SELECT count(*) FROM selected) AS population
FROM selected
ORDER BY md5($seed::VARCHAR || ':' || statement_id), statement_id
LIMIT $size
