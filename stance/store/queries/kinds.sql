-- How statements are reported: quoted word for word, partly, or rewritten.
WITH selected AS (
    -- include: selected.sql
)
SELECT kind, count(*) AS n FROM selected GROUP BY kind ORDER BY n DESC, kind
