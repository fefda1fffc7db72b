-- What is known of the actors named $names: the most frequent key, country and bloc of each.
SELECT actor, mode(actor_id) AS actor_id, mode(actor_country) AS actor_country, mode(actor_bloc) AS actor_bloc
FROM statements WHERE actor IN (SELECT unnest($names::VARCHAR[])) GROUP BY actor
