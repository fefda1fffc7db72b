-- The most frequent names of one dimension ($by: actor, outlet, bloc, country) under the filters.
WITH selected AS (
    -- include: selected.sql
)
SELECT
    CASE $by WHEN 'actor' THEN actor WHEN 'outlet' THEN outlet
             WHEN 'bloc' THEN actor_bloc WHEN 'country' THEN actor_country END AS name,
    count(*) AS statements, count(DISTINCT article) AS articles, count(DISTINCT outlet) AS outlets,
    any_value(actor_bloc) AS bloc, any_value(actor_country) AS country
FROM selected
GROUP BY 1
HAVING name IS NOT NULL
ORDER BY statements DESC, name
LIMIT $top
