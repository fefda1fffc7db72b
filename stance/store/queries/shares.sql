-- Statements per label, for each name of one dimension ($by: actor, outlet) and target. `none` keeps its own row.
WITH selected AS (
    -- include: selected.sql
), scored AS (
    -- include: scored.sql
)
SELECT
    CASE $by WHEN 'actor' THEN e.actor WHEN 'outlet' THEN e.outlet END AS name,
    e.target, e.label, count(*) AS n, count(DISTINCT e.article) AS articles
FROM scored AS e
WHERE ($min_probability IS NULL OR e.p >= $min_probability::FLOAT)
  AND CASE $by WHEN 'actor' THEN e.actor WHEN 'outlet' THEN e.outlet END IN (SELECT unnest($names::VARCHAR[]))
GROUP BY ALL
ORDER BY ALL
