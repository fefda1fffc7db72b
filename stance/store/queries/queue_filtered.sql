-- The first $size of the statements that pass the filters, the newest first.
WITH selected AS (
    -- include: selected.sql
)
SELECT statement_id, (SELECT count(*) FROM selected) AS population
FROM selected
ORDER BY date DESC NULLS LAST, statement_id
LIMIT $size
