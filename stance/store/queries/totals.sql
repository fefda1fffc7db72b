-- How much passes the filters: the figures at the head of the page, and the diagnosis of an empty result.
WITH selected AS (
    -- include: selected.sql
)
SELECT
    count(*) AS statements,
    count(*) FILTER (kind <> 'narration') AS speech,
    count(*) FILTER (kind = 'narration') AS narration,
    count(DISTINCT article) AS articles,
    count(DISTINCT actor) AS actors,
    count(DISTINCT outlet) AS outlets,
    min(date) AS first, max(date) AS last
FROM selected
