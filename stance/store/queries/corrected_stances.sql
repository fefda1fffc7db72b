-- Positions by the current model revision, and where people judged a target, theirs: as a certainty, since the score is
-- the expected label and the label is known. Its twin is model_stances.sql.
SELECT * FROM (
    -- include: model_stances.sql
) ANTI JOIN checked_stances USING (statement_id, target)
UNION ALL
SELECT
    statement_id, (SELECT value FROM meta WHERE key = 'current_revision') AS model_revision, target, label,
    (label = 'favor')::DOUBLE AS p_favor, (label = 'against')::DOUBLE AS p_against,
    (label = 'neutral')::DOUBLE AS p_neutral, (label = 'none')::DOUBLE AS p_none,
    (label = 'favor')::DOUBLE - (label = 'against')::DOUBLE AS score
FROM checked_stances
