-- What the corpus holds: articles and statements per outlet and year, and what is missing.
WITH per_article AS (
    SELECT outlet, outlet_country, date, count(*) AS articles, 0 AS statements,
           count(*) FILTER (near_duplicate_rank > 1) AS copies
    FROM articles GROUP BY ALL
    UNION ALL
    SELECT outlet, outlet_country, date, 0, count(*), 0 FROM flat GROUP BY ALL
)
SELECT
    outlet, outlet_country, year(date) AS year, sum(articles)::BIGINT AS articles,
    sum(statements)::BIGINT AS statements, sum(copies)::BIGINT AS copies
FROM per_article
GROUP BY ALL
ORDER BY outlet NULLS LAST, year NULLS LAST
