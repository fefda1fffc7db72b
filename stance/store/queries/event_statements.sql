-- Per outlet the $each statements nearest to $day, the most clear-cut first among equals; n counts all of its statements.
-- Meant for filters of one target: the position of that target decides the order.
WITH selected AS (
    -- include: selected.sql
), scored AS (
    SELECT
        statement_id, article_id, position, kind, actor, actor_country, actor_bloc, confidence, outlet, outlet_country, date,
        russia_favor::DOUBLE - russia_against AS russia, russia_label,
        us_nato_favor::DOUBLE - us_nato_against AS us_nato, us_nato_label,
        ukraine_favor::DOUBLE - ukraine_against AS ukraine, ukraine_label,
        greatest(russia_favor, russia_against, russia_neutral, russia_none)::DOUBLE AS russia_p,
        greatest(us_nato_favor, us_nato_against, us_nato_neutral, us_nato_none)::DOUBLE AS us_nato_p,
        greatest(ukraine_favor, ukraine_against, ukraine_neutral, ukraine_none)::DOUBLE AS ukraine_p,
        greatest(CASE WHEN $targets IS NULL OR list_contains($targets::VARCHAR[], 'russia') THEN abs(russia) END,
                 CASE WHEN $targets IS NULL OR list_contains($targets::VARCHAR[], 'us_nato') THEN abs(us_nato) END,
                 CASE WHEN $targets IS NULL OR list_contains($targets::VARCHAR[], 'ukraine') THEN abs(ukraine) END) AS edge
    FROM selected
    WHERE outlet IS NOT NULL AND coalesce(russia_label, us_nato_label, ukraine_label) IS NOT NULL
), ranked AS (
    SELECT
        * EXCLUDE (edge), count(*) OVER (PARTITION BY outlet) AS n,
        row_number() OVER (
            PARTITION BY outlet ORDER BY abs(date - $day::DATE), edge DESC, statement_id
        ) AS place
    FROM scored
)
SELECT r.*, s.text
FROM ranked AS r JOIN statements AS s USING (statement_id)
WHERE r.place <= $each
ORDER BY r.n DESC, r.outlet, r.place
