-- Statements people checked, with what tells which of them resemble each other.
SELECT s.statement_id, s.kind, a.near_duplicate_group
FROM statements AS s
SEMI JOIN checked_statements AS c USING (statement_id)
JOIN articles AS a USING (article_id)
ORDER BY s.statement_id
