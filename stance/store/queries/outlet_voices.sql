-- Whom each outlet quotes: statements per outlet and actor, for the names given.
WITH selected AS (
    -- include: selected.sql
)
SELECT outlet, actor, any_value(actor_bloc) AS bloc, count(*) AS n, count(DISTINCT article) AS articles
FROM selected
WHERE actor IS NOT NULL AND outlet IN (SELECT unnest($names::VARCHAR[]))
GROUP BY outlet, actor
ORDER BY outlet, n DESC, actor
