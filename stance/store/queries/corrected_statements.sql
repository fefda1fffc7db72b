-- Statements with the speakers people corrected, without what they said is no statement. Its twin is
-- model_statements.sql. `checked_statements` is small and given by the reader (see corrections.py).
SELECT * FROM statements ANTI JOIN checked_statements USING (statement_id)
UNION ALL
SELECT s.* REPLACE (
    CASE WHEN c.voice = 'narration' THEN 'narration'
         WHEN c.voice = 'speech' AND s.kind = 'narration' THEN 'indirect' ELSE s.kind END AS kind,
    CASE WHEN c.voice IS NULL THEN s.actor ELSE c.actor END AS actor,
    CASE WHEN c.voice IS NULL THEN s.actor_id ELSE c.actor_id END AS actor_id,
    CASE WHEN c.voice IS NULL THEN s.actor_country ELSE c.actor_country END AS actor_country,
    CASE WHEN c.voice IS NULL THEN s.actor_bloc ELSE c.actor_bloc END AS actor_bloc
)
FROM statements AS s JOIN checked_statements AS c USING (statement_id)
WHERE c.is_statement IS NOT FALSE
