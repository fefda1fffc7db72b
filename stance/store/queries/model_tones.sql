-- Tone by the current model revision. Its twin is corrected_tones.sql.
FROM tones WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
