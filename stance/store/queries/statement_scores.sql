-- The four probabilities per target of one statement, by the current model revision.
SELECT model_revision, target, label, p_favor, p_against, p_neutral, p_none, score
FROM stances
WHERE statement_id = $statement_id
  AND model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
