-- Positions by the current model revision. Its twin is corrected_stances.sql.
FROM stances WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
