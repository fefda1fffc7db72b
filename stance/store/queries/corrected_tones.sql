-- Tone by the current model revision, and where people judged it, theirs, as a certainty. Its twin is model_tones.sql.
SELECT * FROM (
    -- include: model_tones.sql
) ANTI JOIN checked_tones USING (statement_id)
UNION ALL
SELECT
    statement_id, (SELECT value FROM meta WHERE key = 'current_revision') AS model_revision, label,
    (label = 'negative')::DOUBLE AS p_negative, (label = 'neutral')::DOUBLE AS p_neutral,
    (label = 'positive')::DOUBLE AS p_positive
FROM checked_tones
