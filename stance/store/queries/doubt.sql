-- Positions taken by the statements of the view, per year: how many, and how many whose label is less probable than
-- $threshold.
WITH selected AS (
    -- include: selected.sql
)
SELECT
    year(e.date) AS year, count(*) AS taken,
    count(*) FILTER (greatest(x.p_favor, x.p_against, x.p_neutral) < $threshold) AS unsure
FROM selected AS e
JOIN (
    -- include: model_stances.sql
) AS x USING (statement_id)
WHERE x.label <> 'none'
GROUP BY 1
ORDER BY 1 NULLS LAST
