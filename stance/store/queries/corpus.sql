-- What the corpus holds: articles and statements per outlet and year, and what is missing.
SELECT
    a.outlet, a.outlet_country, year(a.date) AS year,
    count(DISTINCT a.article_id) AS articles, count(s.statement_id) AS statements,
    count(DISTINCT a.article_id) FILTER (coalesce(a.near_duplicate_rank, 1) > 1) AS copies
FROM articles AS a LEFT JOIN statements AS s USING (article_id)
GROUP BY ALL
ORDER BY a.outlet NULLS LAST, year NULLS LAST
