-- One statement with its article, the evidence for its actor, and how often and when its article was corrected.
SELECT
    s.*, a.title, a.outlet, a.outlet_country, a.date, a.date_precision, a.url, a.author, a.source,
    a.text AS article_text, a.near_duplicate_group, a.machine_translated,
    (SELECT count(*) FROM former_articles AS f WHERE f.article_id = a.article_id) AS versions,
    (SELECT max(f.replaced_at) FROM former_articles AS f WHERE f.article_id = a.article_id) AS replaced_at,
    t.label AS tone, t.p_negative, t.p_neutral, t.p_positive
FROM statements AS s
JOIN articles AS a USING (article_id)
LEFT JOIN tones AS t
    ON t.statement_id = s.statement_id
   AND t.model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
WHERE s.statement_id = $statement_id
