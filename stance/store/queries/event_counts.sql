-- How many outlets and statements lie within $around days of each of $days.
WITH selected AS (
    -- include: selected.sql
), day AS (
    SELECT unnest($days::DATE[]) AS date
)
SELECT day.date, count(DISTINCT s.outlet) AS outlets, count(*) AS statements
FROM day
JOIN selected AS s ON s.date BETWEEN day.date - $around::INTEGER AND day.date + $around::INTEGER
WHERE s.outlet IS NOT NULL
GROUP BY day.date
ORDER BY day.date
