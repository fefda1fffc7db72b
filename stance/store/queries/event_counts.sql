-- How many outlets and statements lie within $around days of each of $days.
WITH selected AS (
    -- include: selected.sql
), day AS (
    SELECT unnest($days::DATE[]) AS date
), counted AS (
    SELECT date, outlet, count(*) AS n FROM selected WHERE outlet IS NOT NULL AND date IS NOT NULL GROUP BY date, outlet
)
SELECT day.date, count(DISTINCT c.outlet) AS outlets, sum(c.n)::BIGINT AS statements
FROM day
JOIN counted AS c ON c.date BETWEEN day.date - $around::INTEGER AND day.date + $around::INTEGER
GROUP BY day.date
ORDER BY day.date
