-- How statements are reported: quoted word for word, partly, or rewritten; how many of them are given to a speaker with less
-- confidence than $sure.
WITH selected AS (
    -- include: selected.sql
)
SELECT kind, count(*) AS n, count(actor) FILTER (kind <> 'narration' AND confidence < $sure::DOUBLE) AS unsure
FROM selected GROUP BY kind ORDER BY n DESC, kind
