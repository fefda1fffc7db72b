-- Statements per label, for each name of one dimension ($by: actor, outlet) and target. `none` keeps its own row.
WITH selected AS (
    -- include: selected.sql
)
SELECT
    CASE $by WHEN 'actor' THEN e.actor WHEN 'outlet' THEN e.outlet END AS name,
    x.target, x.label, count(*) AS n, count(DISTINCT e.article_id) AS articles
FROM selected AS e
JOIN (
    -- include: {labels}_stances.sql
) AS x USING (statement_id)
WHERE ($min_probability::DOUBLE IS NULL
       OR greatest(x.p_favor, x.p_against, x.p_neutral, x.p_none) >= $min_probability::DOUBLE)
  AND CASE $by WHEN 'actor' THEN e.actor WHEN 'outlet' THEN e.outlet END IN (SELECT unnest($names::VARCHAR[]))
GROUP BY ALL
ORDER BY ALL
