-- The first $size of the statements that pass the filters, the least sure positions first: by the probability of the most
-- probable label toward the targets shown, the lowest of them.
WITH selected AS (
    -- include: selected.sql
)
SELECT e.statement_id, (SELECT count(*) FROM selected) AS population
FROM selected AS e
JOIN (
    -- include: model_stances.sql
) AS x USING (statement_id)
WHERE $targets IS NULL OR x.target IN (SELECT unnest($targets::VARCHAR[]))
GROUP BY e.statement_id
ORDER BY min(greatest(x.p_favor, x.p_against, x.p_neutral, x.p_none)), e.statement_id
LIMIT $size
