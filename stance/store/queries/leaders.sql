-- The most frequent names of one dimension ($by: actor, outlet, bloc, country) under the filters.
WITH named AS NOT MATERIALIZED (
    SELECT
        CASE $by WHEN 'actor' THEN actor WHEN 'outlet' THEN outlet
                 WHEN 'bloc' THEN actor_bloc WHEN 'country' THEN actor_country END AS name,
        article, outlet, actor_bloc, actor_country
    FROM (
        -- include: selected.sql
    )
), first AS MATERIALIZED (
    -- The distinct articles of all names would take longer than everything else.
    SELECT name, count(*) AS statements FROM named WHERE name IS NOT NULL
    GROUP BY name ORDER BY statements DESC, name LIMIT $top
)
SELECT
    name, any_value(f.statements) AS statements, count(DISTINCT n.article) AS articles,
    count(DISTINCT n.outlet) AS outlets, any_value(n.actor_bloc) AS bloc, any_value(n.actor_country) AS country
FROM named AS n JOIN first AS f USING (name)
GROUP BY name
ORDER BY statements DESC, name
