-- Statements per class of office held on the day of the article (the whole corpus, wire copies counted once).
-- The offices come as four parallel lists.
WITH office AS (
    SELECT unnest($roles::VARCHAR[]) AS role, unnest($office_actors::VARCHAR[]) AS actor_id,
           unnest($office_since::DATE[]) AS since, unnest($office_until::DATE[]) AS until
), spoken AS (
    SELECT actor_id, date, count(*) AS n
    FROM (
        -- include: {labels}_flat.sql
    )
    WHERE near_duplicate_rank = 1 AND actor_id IS NOT NULL
    GROUP BY actor_id, date
), held AS (
    SELECT DISTINCT o.role, s.actor_id, s.date, s.n
    FROM spoken AS s
    JOIN office AS o ON o.actor_id = s.actor_id AND (s.date IS NULL OR s.date BETWEEN o.since AND o.until)
)
SELECT role AS value, sum(n)::BIGINT AS statements
FROM held
GROUP BY role
ORDER BY statements DESC, value
