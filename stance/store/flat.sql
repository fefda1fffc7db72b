-- Part of the table `flat`, made from the others: the articles of `numbered` from rank $first to $last. See the comments of
-- schema.sql. Sorted, so that a period touches few blocks and the statements of an article lie side by side.
INSERT INTO flat BY NAME
WITH part AS MATERIALIZED (
    SELECT
        s.statement_id, s.position, s.kind, s.actor, s.actor_id, s.actor_country, s.actor_bloc, s.confidence, a.*,
        lower(strip_accents(replace(s.text, '’', ''''))) AS folded
    FROM statements AS s JOIN numbered AS a USING (article_id)
    WHERE a.article BETWEEN $first AND $last
), wide AS (
    SELECT
        statement_id,
        max(label) FILTER (target = 'russia') AS russia_label, max(p_favor) FILTER (target = 'russia') AS russia_favor,
        max(p_against) FILTER (target = 'russia') AS russia_against,
        max(p_neutral) FILTER (target = 'russia') AS russia_neutral, max(p_none) FILTER (target = 'russia') AS russia_none,
        max(label) FILTER (target = 'us_nato') AS us_nato_label, max(p_favor) FILTER (target = 'us_nato') AS us_nato_favor,
        max(p_against) FILTER (target = 'us_nato') AS us_nato_against,
        max(p_neutral) FILTER (target = 'us_nato') AS us_nato_neutral, max(p_none) FILTER (target = 'us_nato') AS us_nato_none,
        max(label) FILTER (target = 'ukraine') AS ukraine_label, max(p_favor) FILTER (target = 'ukraine') AS ukraine_favor,
        max(p_against) FILTER (target = 'ukraine') AS ukraine_against,
        max(p_neutral) FILTER (target = 'ukraine') AS ukraine_neutral, max(p_none) FILTER (target = 'ukraine') AS ukraine_none
    FROM stances SEMI JOIN part USING (statement_id)
    WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
    GROUP BY statement_id
), tone AS (
    SELECT statement_id, label AS tone
    FROM tones SEMI JOIN part USING (statement_id)
    WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
)
SELECT p.*, w.* EXCLUDE (statement_id), t.tone
FROM part AS p LEFT JOIN wide AS w USING (statement_id) LEFT JOIN tone AS t USING (statement_id)
ORDER BY p.article, p.position
