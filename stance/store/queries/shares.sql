-- Statements per label, for each name of one dimension ($by: actor, outlet) and target. `none` keeps its own row.
WITH selected AS (
    SELECT *, CASE $by WHEN 'actor' THEN actor WHEN 'outlet' THEN outlet END AS name FROM (
        -- include: selected.sql
    )
    WHERE name IN (SELECT unnest($names::VARCHAR[]))
), scored AS (
    -- include: scored.sql
)
SELECT e.name, e.target, e.label, count(*) AS n, count(DISTINCT e.article) AS articles
FROM scored AS e
WHERE ($min_probability IS NULL OR e.p >= $min_probability::FLOAT)
GROUP BY ALL
ORDER BY ALL
