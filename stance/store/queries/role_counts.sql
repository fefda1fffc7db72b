-- Statements per class of office held on the day of the article (the whole corpus, wire copies counted once).
-- The offices come as four parallel lists.
WITH office AS (
    SELECT unnest($roles::VARCHAR[]) AS role, unnest($office_actors::VARCHAR[]) AS actor_id,
           unnest($office_since::DATE[]) AS since, unnest($office_until::DATE[]) AS until
)
SELECT o.role AS value, count(DISTINCT s.statement_id) AS statements
FROM (
    -- include: {labels}_statements.sql
) AS s
JOIN articles AS a USING (article_id)
JOIN office AS o ON o.actor_id = s.actor_id AND (a.date IS NULL OR a.date BETWEEN o.since AND o.until)
WHERE coalesce(a.near_duplicate_rank, 1) = 1
GROUP BY o.role
ORDER BY statements DESC, value
