-- Statements with the labels people gave where they checked: the speaker, the positions and the tone, as certainties, since
-- the score is the expected label and the label is known; without what they said is no statement. Its twin is
-- model_flat.sql. The tables `checked_…` are small and given by the reader (see corrections.py).
SELECT *, rowid AS row FROM flat ANTI JOIN checked_statements USING (statement_id)
UNION ALL
SELECT f.* REPLACE (
    CASE WHEN c.voice = 'narration' THEN 'narration'
         WHEN c.voice = 'speech' AND f.kind = 'narration' THEN 'indirect' ELSE f.kind END AS kind,
    CASE WHEN c.voice IS NULL THEN f.actor ELSE c.actor END AS actor,
    CASE WHEN c.voice IS NULL THEN f.actor_id ELSE c.actor_id END AS actor_id,
    CASE WHEN c.voice IS NULL THEN f.actor_country ELSE c.actor_country END AS actor_country,
    CASE WHEN c.voice IS NULL THEN f.actor_bloc ELSE c.actor_bloc END AS actor_bloc,
    CASE WHEN c.voice IS NULL THEN f.confidence ELSE 1 END AS confidence,
    coalesce(r.label, f.russia_label) AS russia_label,
    coalesce((r.label = 'favor')::FLOAT, f.russia_favor) AS russia_favor,
    coalesce((r.label = 'against')::FLOAT, f.russia_against) AS russia_against,
    coalesce((r.label = 'neutral')::FLOAT, f.russia_neutral) AS russia_neutral,
    coalesce((r.label = 'none')::FLOAT, f.russia_none) AS russia_none,
    coalesce(n.label, f.us_nato_label) AS us_nato_label,
    coalesce((n.label = 'favor')::FLOAT, f.us_nato_favor) AS us_nato_favor,
    coalesce((n.label = 'against')::FLOAT, f.us_nato_against) AS us_nato_against,
    coalesce((n.label = 'neutral')::FLOAT, f.us_nato_neutral) AS us_nato_neutral,
    coalesce((n.label = 'none')::FLOAT, f.us_nato_none) AS us_nato_none,
    coalesce(u.label, f.ukraine_label) AS ukraine_label,
    coalesce((u.label = 'favor')::FLOAT, f.ukraine_favor) AS ukraine_favor,
    coalesce((u.label = 'against')::FLOAT, f.ukraine_against) AS ukraine_against,
    coalesce((u.label = 'neutral')::FLOAT, f.ukraine_neutral) AS ukraine_neutral,
    coalesce((u.label = 'none')::FLOAT, f.ukraine_none) AS ukraine_none,
    coalesce(t.label, f.tone) AS tone
), f.rowid AS row
FROM flat AS f
JOIN checked_statements AS c USING (statement_id)
LEFT JOIN checked_stances AS r ON r.statement_id = f.statement_id AND r.target = 'russia'
LEFT JOIN checked_stances AS n ON n.statement_id = f.statement_id AND n.target = 'us_nato'
LEFT JOIN checked_stances AS u ON u.statement_id = f.statement_id AND u.target = 'ukraine'
LEFT JOIN checked_tones AS t ON t.statement_id = f.statement_id
WHERE c.is_statement IS NOT FALSE
