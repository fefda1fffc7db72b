-- Everything one can filter by, with the number of statements (the whole corpus, wire copies counted once).
WITH counted AS (
    SELECT s.actor, s.actor_country, s.actor_bloc, a.outlet, a.outlet_country
    FROM (
        -- include: {labels}_statements.sql
    ) AS s JOIN articles AS a USING (article_id)
    WHERE coalesce(a.near_duplicate_rank, 1) = 1
)
SELECT facet, value, count(*) AS statements
FROM (
    UNPIVOT counted ON
        actor AS actors, actor_country AS countries, actor_bloc AS blocs,
        outlet AS outlets, outlet_country AS outlet_countries
    INTO NAME facet VALUE value
)
GROUP BY facet, value
ORDER BY facet, statements DESC, value
