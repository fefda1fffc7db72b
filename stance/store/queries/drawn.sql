-- The checked statements of the view that make a random sample of it, one row per statement and target of $shown, with the
-- checks that do not (`sampled` false) and, on each row, how many drawn statements before the last checked one wait for a
-- check (`missing`). The order is that of queue_random.sql. $copies and the other filters say which view; the labels that
-- select are the model's. `own_*` are sums over all statements of the article in the view, `label` NULL: no statement.
WITH passed AS (
    -- include: selected.sql
), selected AS (
    -- include: {labels}_of_model.sql
), scored AS (
    SELECT statement_id, article_id, outlet, date, target, label AS model, p_favor, p_against, p_neutral, p_none
    FROM (
        -- include: scored.sql
    )
    WHERE target IN (SELECT unnest($shown::VARCHAR[]))
), answered AS (
    SELECT s.statement_id, s.target, CASE WHEN c.is_statement IS FALSE THEN NULL ELSE k.label END AS label,
           c.voice IS NOT NULL AS speaker_changed
    FROM scored AS s
    JOIN checked_statements AS c USING (statement_id)
    LEFT JOIN checked_stances AS k ON k.statement_id = s.statement_id AND k.target = s.target
    WHERE c.is_statement IS FALSE OR k.label IS NOT NULL
), seeds AS (
    SELECT DISTINCT seed FROM checked_draws
), placed AS (
    SELECT s.statement_id, s.target, d.seed, md5(d.seed::VARCHAR || ':' || s.statement_id) AS place,
           a.statement_id IS NOT NULL AS known, w.statement_id IS NOT NULL AS asked
    FROM scored AS s
    CROSS JOIN seeds AS d
    LEFT JOIN answered AS a ON a.statement_id = s.statement_id AND a.target = s.target
    LEFT JOIN checked_draws AS w ON w.statement_id = s.statement_id AND w.seed = d.seed
), ends AS (
    SELECT target, seed, min(place) FILTER (NOT known) AS first_open, max(place) FILTER (asked) AS last_asked
    FROM placed GROUP BY target, seed
), waiting AS (
    SELECT p.target, count(*) AS missing
    FROM placed AS p JOIN ends AS n ON n.target = p.target AND n.seed = p.seed
    WHERE NOT p.known AND p.place <= n.last_asked
    GROUP BY p.target
), inside AS (
    -- What other queues checked after the last one drawn is there by choice, unless everything is checked.
    SELECT p.statement_id, p.target,
           bool_or(n.first_open IS NULL OR (p.place < n.first_open AND p.place <= n.last_asked)) AS sampled
    FROM placed AS p JOIN ends AS n ON n.target = p.target AND n.seed = p.seed
    WHERE p.known
    GROUP BY p.statement_id, p.target
), own AS (
    SELECT article_id, target, count(*) AS own_n, sum(p_favor) AS own_favor, sum(p_against) AS own_against,
           sum(p_neutral) AS own_neutral, sum(p_none) AS own_none
    FROM scored
    WHERE article_id IN (SELECT s.article_id FROM scored AS s SEMI JOIN inside USING (statement_id))
    GROUP BY article_id, target
)
SELECT
    s.*, a.label, a.speaker_changed, i.sampled, coalesce(w.missing, 0) AS missing, o.* EXCLUDE (article_id, target)
FROM inside AS i
JOIN scored AS s ON s.statement_id = i.statement_id AND s.target = i.target
JOIN answered AS a ON a.statement_id = i.statement_id AND a.target = i.target
JOIN own AS o ON o.article_id = s.article_id AND o.target = s.target
LEFT JOIN waiting AS w ON w.target = s.target
ORDER BY s.target, s.statement_id
