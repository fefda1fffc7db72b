-- The most frequent names of one dimension ($by: actor, outlet) under the filters, with their number of statements only.
WITH selected AS (
    -- include: selected.sql
)
SELECT CASE $by WHEN 'actor' THEN actor WHEN 'outlet' THEN outlet END AS name, count(*) AS statements
FROM selected
GROUP BY name
HAVING name IS NOT NULL
ORDER BY statements DESC, name
LIMIT $top
