-- Per outlet the $each statements nearest to $day, the most clear-cut first among equals; n counts all of its statements.
-- Meant for filters of one target: the position of that target decides the order.
WITH selected AS (
    -- include: selected.sql
), scored AS (
    SELECT
        statement_id, max(abs(score)) FILTER ($targets IS NULL OR target IN (SELECT unnest($targets::VARCHAR[]))) AS edge,
        max(score) FILTER (target = 'russia') AS russia, max(label) FILTER (target = 'russia') AS russia_label,
        max(score) FILTER (target = 'us_nato') AS us_nato, max(label) FILTER (target = 'us_nato') AS us_nato_label,
        max(score) FILTER (target = 'ukraine') AS ukraine, max(label) FILTER (target = 'ukraine') AS ukraine_label,
        max(greatest(p_favor, p_against, p_neutral, p_none)) FILTER (target = 'russia') AS russia_p,
        max(greatest(p_favor, p_against, p_neutral, p_none)) FILTER (target = 'us_nato') AS us_nato_p,
        max(greatest(p_favor, p_against, p_neutral, p_none)) FILTER (target = 'ukraine') AS ukraine_p
    FROM (
        -- include: {labels}_stances.sql
    )
    WHERE statement_id IN (SELECT statement_id FROM selected)
    GROUP BY statement_id
), ranked AS (
    SELECT
        e.*, x.* EXCLUDE (statement_id, edge),
        count(*) OVER (PARTITION BY e.outlet) AS n,
        row_number() OVER (
            PARTITION BY e.outlet ORDER BY abs(e.date - $day::DATE), x.edge DESC, e.statement_id
        ) AS place
    FROM selected AS e JOIN scored AS x USING (statement_id)
    WHERE e.outlet IS NOT NULL
)
SELECT r.*, s.text
FROM ranked AS r JOIN statements AS s USING (statement_id)
WHERE r.place <= $each
ORDER BY r.n DESC, r.outlet, r.place
