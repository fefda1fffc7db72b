-- Where the statements of the log stand in this store: log_statements(log_id, article_id, start_offset, text, url) →
-- (log_id, statement_id). Same id and same words; else the same words nearest to the same place, in the same article or
-- in one of the same address (it came again in another file, or its statements were cut anew), or in its newer version.
WITH same AS (
    SELECT l.log_id, s.statement_id
    FROM log_statements AS l JOIN statements AS s ON s.statement_id = l.log_id AND s.text = l.text
), lost AS (
    SELECT * FROM log_statements ANTI JOIN same USING (log_id)
), places AS (
    SELECT l.log_id, a.article_id FROM lost AS l JOIN articles AS a USING (article_id)
    UNION
    SELECT l.log_id, a.article_id FROM lost AS l JOIN articles AS a ON a.url = l.url
    UNION
    SELECT l.log_id, f.article_id FROM lost AS l JOIN former_articles AS f ON f.former_id = l.article_id
), moved AS (
    SELECT l.log_id, arg_min(s.statement_id, (abs(s.start_offset - l.start_offset), s.statement_id)) AS statement_id
    FROM places AS p
    JOIN lost AS l USING (log_id)
    JOIN statements AS s ON s.article_id = p.article_id AND s.text = l.text
    GROUP BY l.log_id
)
FROM same UNION ALL FROM moved
