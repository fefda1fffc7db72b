-- Where the figures come from: versions, scoring runs and imports, as (section, name, value) rows.
SELECT 'meta' AS section, key AS name, value FROM meta WHERE NOT starts_with(key, 'learnt_')
UNION ALL
SELECT 'run', model_revision, model || ' · ' || strftime(scored_at, '%Y-%m-%d') || ' · ' || statements FROM runs
UNION ALL
SELECT 'import', import_id::VARCHAR, strftime(started_at, '%Y-%m-%d') || ' · ' || kept || ' · ' || refused
    || CASE WHEN removed > 0 THEN ' · −' || removed ELSE '' END || ' · ' || command
FROM (FROM imports ORDER BY started_at DESC LIMIT 20)
