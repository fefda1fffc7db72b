-- Positions by group ($by: all, actor, outlet, bloc, country), time bin ($bin: none, day, week, month, quarter) and target.
-- `none` is left out, so it never dilutes a mean. Each row carries the sums per article that resampling needs
-- (lists, only up to $listed articles) and their moments (always), from which larger groups get their interval.
WITH selected AS (
    -- include: selected.sql
), concerned AS (
    SELECT
        article,
        CASE $by WHEN 'all' THEN '' WHEN 'actor' THEN actor WHEN 'outlet' THEN outlet
                 WHEN 'bloc' THEN actor_bloc WHEN 'country' THEN actor_country END AS name,
        CASE WHEN $bin = 'none' THEN NULL  -- the inner CASE: DuckDB folds date_trunc on a constant even here
             ELSE date_trunc(CASE $bin WHEN 'none' THEN 'month' ELSE $bin END, date)::DATE END AS bin,
        CASE WHEN russia_label <> 'none'
-- if: min_probability
                  AND greatest(russia_favor, russia_against, russia_neutral, russia_none) >= $min_probability::FLOAT
-- end
-- if: labels
                  AND list_contains($labels::VARCHAR[], russia_label)
-- end
             THEN russia_favor::DOUBLE - russia_against END AS russia,
        CASE WHEN us_nato_label <> 'none'
-- if: min_probability
                  AND greatest(us_nato_favor, us_nato_against, us_nato_neutral, us_nato_none) >= $min_probability::FLOAT
-- end
-- if: labels
                  AND list_contains($labels::VARCHAR[], us_nato_label)
-- end
             THEN us_nato_favor::DOUBLE - us_nato_against END AS us_nato,
        CASE WHEN ukraine_label <> 'none'
-- if: min_probability
                  AND greatest(ukraine_favor, ukraine_against, ukraine_neutral, ukraine_none) >= $min_probability::FLOAT
-- end
-- if: labels
                  AND list_contains($labels::VARCHAR[], ukraine_label)
-- end
             THEN ukraine_favor::DOUBLE - ukraine_against END AS ukraine
    FROM selected
    WHERE ($bin = 'none' OR date IS NOT NULL)
), per_article AS (
    -- The three targets side by side, which is one pass and a third of the groups.
    SELECT
        name, bin, article, count(russia) AS russia_n, sum(russia) AS russia, count(us_nato) AS us_nato_n,
        sum(us_nato) AS us_nato, count(ukraine) AS ukraine_n, sum(ukraine) AS ukraine
    FROM concerned
    WHERE name IS NOT NULL
-- if: names
      AND name IN (SELECT unnest($names::VARCHAR[]))
-- end
    GROUP BY name, bin, article
), per_target AS (
    SELECT
        name, bin, article, t.target,
        CASE t.place WHEN 1 THEN russia_n WHEN 2 THEN us_nato_n ELSE ukraine_n END AS n,
        CASE t.place WHEN 1 THEN russia WHEN 2 THEN us_nato ELSE ukraine END AS s
    FROM per_article CROSS JOIN (VALUES (1, 'russia'), (2, 'us_nato'), (3, 'ukraine')) AS t(place, target)
    WHERE $targets IS NULL OR t.target IN (SELECT unnest($targets::VARCHAR[]))
)
SELECT
    name, bin, target,
    sum(n)::BIGINT AS n, count(*) AS articles, sum(s) AS s,
    sum(s * s) AS ss, sum(s * n) AS sn, sum(n * n)::DOUBLE AS nn,
    CASE WHEN count(*) <= $listed THEN list(s ORDER BY article) END AS article_sums,
    CASE WHEN count(*) <= $listed THEN list(n::DOUBLE ORDER BY article) END AS article_counts
FROM per_target
WHERE n > 0
GROUP BY name, bin, target
ORDER BY name, target, bin
