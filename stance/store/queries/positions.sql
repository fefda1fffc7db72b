-- Positions by group ($by: all, actor, outlet, bloc, country), time bin ($bin: none, day, week, month, quarter) and target.
-- `none` is left out, so it never dilutes a mean. Each row carries the sums per article that resampling needs
-- (lists, only up to $listed articles) and their moments (always), from which larger groups get their interval.
WITH selected AS (
    -- include: selected.sql
), scored AS (
    -- include: scored.sql
), concerned AS (
    SELECT
        CASE $by WHEN 'all' THEN '' WHEN 'actor' THEN e.actor WHEN 'outlet' THEN e.outlet
                 WHEN 'bloc' THEN e.actor_bloc WHEN 'country' THEN e.actor_country END AS name,
        CASE WHEN $bin = 'none' THEN NULL  -- the inner CASE: DuckDB folds date_trunc on a constant even here
             ELSE date_trunc(CASE $bin WHEN 'none' THEN 'month' ELSE $bin END, e.date)::DATE END AS bin,
        e.target, e.article, e.score
    FROM scored AS e
    WHERE e.label <> 'none'
      AND ($min_probability IS NULL OR e.p >= $min_probability::FLOAT)
      AND ($targets IS NULL OR e.target IN (SELECT unnest($targets::VARCHAR[])))
      AND ($labels IS NULL OR e.label IN (SELECT unnest($labels::VARCHAR[])))
      AND ($bin = 'none' OR e.date IS NOT NULL)
), per_article AS (
    SELECT name, bin, target, article, count(*) AS n, sum(score) AS s
    FROM concerned
    WHERE name IS NOT NULL AND ($names IS NULL OR name IN (SELECT unnest($names::VARCHAR[])))
    GROUP BY ALL
)
SELECT
    name, bin, target,
    sum(n)::BIGINT AS n, count(*) AS articles, sum(s) AS s,
    sum(s * s) AS ss, sum(s * n) AS sn, sum(n * n)::DOUBLE AS nn,
    CASE WHEN count(*) <= $listed THEN list(s ORDER BY article) END AS article_sums,
    CASE WHEN count(*) <= $listed THEN list(n::DOUBLE ORDER BY article) END AS article_counts
FROM per_article
GROUP BY name, bin, target
ORDER BY name, target, bin
