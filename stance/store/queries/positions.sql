-- Positions by group ($by: all, actor, outlet, bloc, country), time bin ($bin: none, day, week, month, quarter) and target,
-- of the articles dated $first to $last where these are given. Each row carries the moments of its sums per article, from
-- which large groups get their interval, and up to $listed articles the sums themselves (as lists), which resampling needs.
WITH per_article AS (
-- if: by=all
    SELECT *, '' AS name FROM (
        -- shared: per_article.sql
    )
-- end
-- if: by=actor by=outlet by=bloc by=country
    SELECT
        CASE $by WHEN 'actor' THEN actor WHEN 'outlet' THEN outlet
                 WHEN 'bloc' THEN actor_bloc WHEN 'country' THEN actor_country END AS name,
        article, any_value(date) AS date, count(russia) AS russia_n, sum(russia) AS russia,
        count(us_nato) AS us_nato_n, sum(us_nato) AS us_nato, count(ukraine) AS ukraine_n, sum(ukraine) AS ukraine
    FROM (
        -- include: concerned.sql
    )
    WHERE name IS NOT NULL
-- if: names
      AND name IN (SELECT unnest($names::VARCHAR[]))
-- end
    GROUP BY name, article
-- end
), per_target AS MATERIALIZED (
    SELECT
        name, article, t.target,
        CASE WHEN $bin = 'none' THEN NULL  -- the inner CASE: DuckDB folds date_trunc on a constant even here
             ELSE date_trunc(CASE $bin WHEN 'none' THEN 'month' ELSE $bin END, date)::DATE END AS bin,
        CASE t.place WHEN 1 THEN russia_n WHEN 2 THEN us_nato_n ELSE ukraine_n END AS n,
        CASE t.place WHEN 1 THEN russia WHEN 2 THEN us_nato ELSE ukraine END AS s
    FROM per_article CROSS JOIN (VALUES (1, 'russia'), (2, 'us_nato'), (3, 'ukraine')) AS t(place, target)
    WHERE n > 0 AND ($targets IS NULL OR t.target IN (SELECT unnest($targets::VARCHAR[])))
      AND ($bin = 'none' OR date IS NOT NULL)
-- if: first
      AND date >= $first::DATE
-- end
-- if: last
      AND date <= $last::DATE
-- end
), moments AS MATERIALIZED (
    SELECT
        name, bin, target, sum(n)::BIGINT AS n, count(*) AS articles, sum(s) AS s,
        sum(s * s) AS ss, sum(s * n) AS sn, sum(n * n)::DOUBLE AS nn
    FROM per_target
    GROUP BY name, bin, target
), lists AS (
    -- Of small groups only: to list and sort the articles of large ones takes longer than all the rest.
    SELECT p.name, p.bin, p.target, list(p.s ORDER BY p.article) AS article_sums,
           list(p.n::DOUBLE ORDER BY p.article) AS article_counts
    FROM per_target AS p
    JOIN (FROM moments WHERE articles <= $listed) AS m
        ON m.name = p.name AND m.target = p.target AND m.bin IS NOT DISTINCT FROM p.bin
    GROUP BY p.name, p.bin, p.target
)
SELECT m.*, l.article_sums, l.article_counts
FROM moments AS m
LEFT JOIN lists AS l ON l.name = m.name AND l.target = m.target AND l.bin IS NOT DISTINCT FROM m.bin
ORDER BY m.name, m.target, m.bin
