-- The rows a visitor takes home: the view `enonces` where the filters pass, every probability, and the model revision.
WITH selected AS (
    -- include: selected.sql
), probabilities AS (
    SELECT
        statement_id AS id_enonce,
        any_value(model_revision) AS revision_modele,
        max(p_favor) FILTER (target = 'russia') AS russie_p_favorable,
        max(p_against) FILTER (target = 'russia') AS russie_p_hostile,
        max(p_neutral) FILTER (target = 'russia') AS russie_p_neutre,
        max(p_none) FILTER (target = 'russia') AS russie_p_non_concerne,
        max(p_favor) FILTER (target = 'us_nato') AS etats_unis_otan_p_favorable,
        max(p_against) FILTER (target = 'us_nato') AS etats_unis_otan_p_hostile,
        max(p_neutral) FILTER (target = 'us_nato') AS etats_unis_otan_p_neutre,
        max(p_none) FILTER (target = 'us_nato') AS etats_unis_otan_p_non_concerne,
        max(p_favor) FILTER (target = 'ukraine') AS ukraine_p_favorable,
        max(p_against) FILTER (target = 'ukraine') AS ukraine_p_hostile,
        max(p_neutral) FILTER (target = 'ukraine') AS ukraine_p_neutre,
        max(p_none) FILTER (target = 'ukraine') AS ukraine_p_non_concerne
    FROM stances
    WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
    GROUP BY statement_id
), tone AS (
    SELECT statement_id AS id_enonce, p_negative AS p_negative, p_neutral AS p_neutre, p_positive AS p_positive
    FROM tones
    WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
)
SELECT
    e.*,
    p.* EXCLUDE (id_enonce, revision_modele),
    t.p_negative AS tonalite_p_negative,
    t.p_neutre AS tonalite_p_neutre,
    t.p_positive AS tonalite_p_positive,
    p.revision_modele
FROM enonces AS e
SEMI JOIN selected AS s ON s.statement_id = e.id_enonce
LEFT JOIN probabilities AS p USING (id_enonce)
LEFT JOIN tone AS t USING (id_enonce)
ORDER BY e.date NULLS LAST, e.id_article, e.debut
