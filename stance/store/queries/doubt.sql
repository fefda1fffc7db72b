-- Positions taken by the statements of the view, per year: how many, and how many whose label is less probable than
-- $threshold.
WITH passed AS (
    -- include: selected.sql
), selected AS (
    -- include: {labels}_of_model.sql
), scored AS (
    -- include: scored.sql
)
SELECT
    year(x.date) AS year, count(*) AS taken,
    count(*) FILTER (greatest(x.p_favor, x.p_against, x.p_neutral) < $threshold) AS unsure
FROM scored AS x
WHERE x.label <> 'none'
GROUP BY 1
ORDER BY 1 NULLS LAST
