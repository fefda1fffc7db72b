-- The rows a visitor takes home: the view `enonces` where the filters pass, every probability and the model revision,
-- then what the model says, what people say and who. The first columns are those of the view asked for: `russie` is the
-- model's label, or people's where the view shows corrected labels; `russie_modele` and `russie_relue` are always both.
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
), words(label, position, score) AS (
    VALUES ('favor', 'favorable', 1.0), ('against', 'hostile', -1.0), ('neutral', 'neutre', 0.0),
           ('none', 'non concerné', 0.0)
), judged AS (
    SELECT
        c.statement_id,
        max(w.position) FILTER (c.target = 'russia') AS russie, max(w.score) FILTER (c.target = 'russia') AS russie_score,
        max(w.position) FILTER (c.target = 'us_nato') AS us, max(w.score) FILTER (c.target = 'us_nato') AS us_score,
        max(w.position) FILTER (c.target = 'ukraine') AS ukraine,
        max(w.score) FILTER (c.target = 'ukraine') AS ukraine_score
    FROM checked_stances AS c JOIN words AS w USING (label)
    GROUP BY c.statement_id
), people AS (
    SELECT
        c.statement_id AS id_enonce, c.is_statement, c.voice, c.actor, c.actor_country, c.actor_bloc, c.annotators,
        c.contested, j.* EXCLUDE (statement_id),
        CASE t.label WHEN 'negative' THEN 'négative' WHEN 'positive' THEN 'positive'
                     WHEN 'neutral' THEN 'neutre' END AS tonalite,
        $label_source = 'corrected' AS shown
    FROM checked_statements AS c
    LEFT JOIN judged AS j USING (statement_id)
    LEFT JOIN checked_tones AS t USING (statement_id)
)
SELECT
    e.* REPLACE (
        CASE WHEN h.shown AND h.voice = 'narration' THEN 'narration'
             WHEN h.shown AND h.voice = 'speech' AND e.type_enonce = 'narration' THEN 'indirect'
             ELSE e.type_enonce END AS type_enonce,
        CASE WHEN h.shown AND h.voice IS NOT NULL THEN h.actor ELSE e.acteur END AS acteur,
        CASE WHEN h.shown AND h.voice IS NOT NULL THEN h.actor_country ELSE e.pays_acteur END AS pays_acteur,
        CASE WHEN h.shown AND h.voice IS NOT NULL THEN h.actor_bloc ELSE e.bloc_acteur END AS bloc_acteur,
        CASE WHEN h.shown AND h.russie IS NOT NULL THEN h.russie ELSE e.russie END AS russie,
        CASE WHEN h.shown AND h.russie IS NOT NULL THEN h.russie_score ELSE e.russie_score END AS russie_score,
        CASE WHEN h.shown AND h.us IS NOT NULL THEN h.us ELSE e.etats_unis_otan END AS etats_unis_otan,
        CASE WHEN h.shown AND h.us IS NOT NULL THEN h.us_score
             ELSE e.etats_unis_otan_score END AS etats_unis_otan_score,
        CASE WHEN h.shown AND h.ukraine IS NOT NULL THEN h.ukraine ELSE e.ukraine END AS ukraine,
        CASE WHEN h.shown AND h.ukraine IS NOT NULL THEN h.ukraine_score ELSE e.ukraine_score END AS ukraine_score,
        CASE WHEN h.shown AND h.tonalite IS NOT NULL THEN h.tonalite ELSE e.tonalite END AS tonalite
    ),
    p.* EXCLUDE (id_enonce, revision_modele),
    t.p_negative AS tonalite_p_negative,
    t.p_neutre AS tonalite_p_neutre,
    t.p_positive AS tonalite_p_positive,
    p.revision_modele,
    e.russie AS russie_modele,
    e.etats_unis_otan AS etats_unis_otan_modele,
    e.ukraine AS ukraine_modele,
    e.tonalite AS tonalite_modele,
    h.russie AS russie_relue,
    h.us AS etats_unis_otan_relue,
    h.ukraine AS ukraine_relue,
    h.tonalite AS tonalite_relue,
    CASE h.voice WHEN 'narration' THEN 'récit du média' WHEN 'speech' THEN coalesce(h.actor, 'acteur non nommé') END
        AS acteur_relu,
    CASE WHEN h.id_enonce IS NOT NULL THEN h.is_statement IS FALSE END AS pas_un_enonce,
    h.annotators AS relu_par,
    h.contested AS desaccord
FROM enonces AS e
SEMI JOIN selected AS s ON s.statement_id = e.id_enonce
LEFT JOIN probabilities AS p USING (id_enonce)
LEFT JOIN tone AS t USING (id_enonce)
LEFT JOIN people AS h USING (id_enonce)
ORDER BY e.date NULLS LAST, e.id_article, e.debut
