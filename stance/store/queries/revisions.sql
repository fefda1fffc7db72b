-- What every scored revision of the model says of the statements $ids, beside what people say of them: one row per
-- revision, statement and target.
SELECT x.model_revision, x.statement_id, s.article_id, x.target, x.label AS model, k.label
FROM stances AS x
JOIN statements AS s USING (statement_id)
JOIN checked_stances AS k ON k.statement_id = x.statement_id AND k.target = x.target
WHERE x.statement_id IN (SELECT unnest($ids::VARCHAR[]))
ORDER BY ALL
