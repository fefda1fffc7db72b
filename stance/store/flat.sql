-- The table `flat`, made again from the others: see its comments in schema.sql. Sorted, so that a period touches few blocks
-- and the statements of an article lie side by side.
INSERT INTO flat BY NAME
WITH numbered AS (
    SELECT article_id, outlet, outlet_country, date, near_duplicate_rank, machine_translated,
           row_number() OVER (ORDER BY date NULLS LAST, article_id)::INTEGER AS article
    FROM articles
), current AS (
    SELECT * FROM stances WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
), russia AS (
    SELECT statement_id, label AS russia_label, p_favor AS russia_favor, p_against AS russia_against,
           p_neutral AS russia_neutral, p_none AS russia_none
    FROM current WHERE target = 'russia'
), us_nato AS (
    SELECT statement_id, label AS us_nato_label, p_favor AS us_nato_favor, p_against AS us_nato_against,
           p_neutral AS us_nato_neutral, p_none AS us_nato_none
    FROM current WHERE target = 'us_nato'
), ukraine AS (
    SELECT statement_id, label AS ukraine_label, p_favor AS ukraine_favor, p_against AS ukraine_against,
           p_neutral AS ukraine_neutral, p_none AS ukraine_none
    FROM current WHERE target = 'ukraine'
), tone AS (
    SELECT statement_id, label AS tone FROM tones
    WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
)
SELECT
    s.statement_id, s.article_id, s.position, s.kind, s.actor, s.actor_id, s.actor_country, s.actor_bloc, s.confidence,
    a.* EXCLUDE (article_id), lower(strip_accents(replace(s.text, '’', ''''))) AS folded,
    r.* EXCLUDE (statement_id), n.* EXCLUDE (statement_id), u.* EXCLUDE (statement_id), t.tone
FROM statements AS s
JOIN numbered AS a USING (article_id)
LEFT JOIN russia AS r USING (statement_id)
LEFT JOIN us_nato AS n USING (statement_id)
LEFT JOIN ukraine AS u USING (statement_id)
LEFT JOIN tone AS t USING (statement_id)
ORDER BY a.article, s.position
