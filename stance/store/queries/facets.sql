-- Everything one can filter by, with the number of statements (the whole corpus, wire copies counted once).
WITH counted AS (
    SELECT actor, actor_country, actor_bloc, outlet, outlet_country, count(*) AS n
    FROM (
        -- include: {labels}_flat.sql
    )
    WHERE near_duplicate_rank = 1
    GROUP BY ALL
)
SELECT facet, value, sum(n)::BIGINT AS statements
FROM (
    UNPIVOT counted ON
        actor AS actors, actor_country AS countries, actor_bloc AS blocs,
        outlet AS outlets, outlet_country AS outlet_countries
    INTO NAME facet VALUE value
)
GROUP BY facet, value
ORDER BY facet, statements DESC, value
