-- Which statements each revision of the model learnt from, as JSON (see stance/scores/learnt.py).
SELECT substr(key, 8) AS model_revision, value AS statements
FROM meta
WHERE starts_with(key, 'learnt_')
ORDER BY key
