-- The statements of `selected`, once per target toward which they are scored: label, probabilities and score beside what
-- is known of the statement. One pass over `selected`, and only over the columns that are asked for.
SELECT * FROM (
    SELECT
        e.*, t.target,
        CASE t.place WHEN 1 THEN e.russia_label WHEN 2 THEN e.us_nato_label ELSE e.ukraine_label END AS label,
        CASE t.place WHEN 1 THEN e.russia_favor WHEN 2 THEN e.us_nato_favor ELSE e.ukraine_favor END::DOUBLE AS p_favor,
        CASE t.place WHEN 1 THEN e.russia_against WHEN 2 THEN e.us_nato_against
                     ELSE e.ukraine_against END::DOUBLE AS p_against,
        CASE t.place WHEN 1 THEN e.russia_neutral WHEN 2 THEN e.us_nato_neutral
                     ELSE e.ukraine_neutral END::DOUBLE AS p_neutral,
        CASE t.place WHEN 1 THEN e.russia_none WHEN 2 THEN e.us_nato_none ELSE e.ukraine_none END::DOUBLE AS p_none,
        p_favor - p_against AS score, greatest(p_favor, p_against, p_neutral, p_none)::FLOAT AS p
    FROM selected AS e CROSS JOIN (VALUES (1, 'russia'), (2, 'us_nato'), (3, 'ukraine')) AS t(place, target)
)
WHERE label IS NOT NULL
