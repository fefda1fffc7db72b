-- Schema of version 1, without its comments: what test_rewrite.py brings up to date.

CREATE TABLE meta (
    key VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);

CREATE TABLE imports (
    import_id INTEGER PRIMARY KEY,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    command VARCHAR NOT NULL,
    kept INTEGER NOT NULL,
    refused INTEGER NOT NULL
);

CREATE TABLE articles (
    article_id VARCHAR PRIMARY KEY,
    source VARCHAR NOT NULL,
    title VARCHAR,
    outlet VARCHAR,
    outlet_country VARCHAR,
    date DATE,
    date_precision VARCHAR CHECK (date_precision IN ('day', 'month', 'year')),
    url VARCHAR,
    author VARCHAR,
    text VARCHAR NOT NULL,
    near_duplicate_group VARCHAR NOT NULL,
    near_duplicate_rank INTEGER NOT NULL DEFAULT 1,
    import_id INTEGER NOT NULL
);

CREATE TABLE dropped (
    article_id VARCHAR NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    reason VARCHAR NOT NULL
);

CREATE TABLE statements (
    statement_id VARCHAR PRIMARY KEY,
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect', 'narration')),
    quotes VARCHAR[] NOT NULL,
    actor VARCHAR,
    actor_id VARCHAR,
    actor_country VARCHAR,
    actor_bloc VARCHAR,
    via VARCHAR,
    cue VARCHAR,
    surface VARCHAR,
    rule VARCHAR,
    confidence DOUBLE NOT NULL,
    runner_up VARCHAR
);

CREATE TABLE runs (
    model_revision VARCHAR PRIMARY KEY,
    model VARCHAR NOT NULL,
    scored_at TIMESTAMP NOT NULL,
    statements INTEGER NOT NULL
);

CREATE TABLE stances (
    statement_id VARCHAR NOT NULL,
    model_revision VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    label VARCHAR NOT NULL CHECK (label IN ('favor', 'against', 'neutral', 'none')),
    p_favor DOUBLE NOT NULL,
    p_against DOUBLE NOT NULL,
    p_neutral DOUBLE NOT NULL,
    p_none DOUBLE NOT NULL,
    score DOUBLE NOT NULL
);

CREATE TABLE tones (
    statement_id VARCHAR NOT NULL,
    model_revision VARCHAR NOT NULL,
    label VARCHAR NOT NULL CHECK (label IN ('negative', 'neutral', 'positive')),
    p_negative DOUBLE NOT NULL,
    p_neutral DOUBLE NOT NULL,
    p_positive DOUBLE NOT NULL
);

CREATE VIEW positions AS
SELECT
    st.statement_id AS id_enonce,
    CASE sc.target WHEN 'russia' THEN 'Russie' WHEN 'us_nato' THEN 'États-Unis / OTAN'
                   WHEN 'ukraine' THEN 'Ukraine' ELSE sc.target END AS cible,
    CASE sc.label WHEN 'favor' THEN 'favorable' WHEN 'against' THEN 'hostile'
                  WHEN 'neutral' THEN 'neutre' ELSE 'non concerné' END AS position,
    sc.score,
    sc.p_favor AS p_favorable,
    sc.p_against AS p_hostile,
    sc.p_neutral AS p_neutre,
    sc.p_none AS p_non_concerne
FROM statements AS st
JOIN stances AS sc USING (statement_id)
WHERE sc.model_revision = (SELECT value FROM meta WHERE key = 'current_revision');

CREATE VIEW enonces AS
WITH wide AS (
    SELECT
        statement_id,
        max(label) FILTER (target = 'russia') AS russia_label,
        max(score) FILTER (target = 'russia') AS russia_score,
        max(label) FILTER (target = 'us_nato') AS us_nato_label,
        max(score) FILTER (target = 'us_nato') AS us_nato_score,
        max(label) FILTER (target = 'ukraine') AS ukraine_label,
        max(score) FILTER (target = 'ukraine') AS ukraine_score
    FROM stances
    WHERE model_revision = (SELECT value FROM meta WHERE key = 'current_revision')
    GROUP BY statement_id
),
names(label, position) AS (
    VALUES ('favor', 'favorable'), ('against', 'hostile'), ('neutral', 'neutre'), ('none', 'non concerné')
)
SELECT
    st.statement_id AS id_enonce,
    ar.date,
    ar.date_precision AS precision_date,
    ar.outlet AS media,
    ar.outlet_country AS pays_media,
    ar.title AS titre,
    st.kind AS type_enonce,
    st.actor AS acteur,
    st.actor_country AS pays_acteur,
    st.actor_bloc AS bloc_acteur,
    st.via AS relais,
    st.confidence AS confiance_acteur,
    st.text AS enonce,
    ru.position AS russie,
    w.russia_score AS russie_score,
    us.position AS etats_unis_otan,
    w.us_nato_score AS etats_unis_otan_score,
    uk.position AS ukraine,
    w.ukraine_score AS ukraine_score,
    CASE t.label WHEN 'negative' THEN 'négative' WHEN 'positive' THEN 'positive'
                 WHEN 'neutral' THEN 'neutre' END AS tonalite,
    ar.near_duplicate_rank > 1 AS reprise,
    ar.url,
    ar.author AS auteur,
    regexp_extract(ar.source, '[^/\\]+$') AS document,
    st.article_id AS id_article,
    st.start_offset AS debut,
    st.end_offset AS fin
FROM statements AS st
JOIN articles AS ar USING (article_id)
LEFT JOIN wide AS w USING (statement_id)
LEFT JOIN names AS ru ON ru.label = w.russia_label
LEFT JOIN names AS us ON us.label = w.us_nato_label
LEFT JOIN names AS uk ON uk.label = w.ukraine_label
LEFT JOIN tones AS t ON t.statement_id = st.statement_id
    AND t.model_revision = (SELECT value FROM meta WHERE key = 'current_revision');

CREATE VIEW acteurs AS
SELECT
    acteur,
    max(pays_acteur) AS pays_acteur,
    max(bloc_acteur) AS bloc_acteur,
    count(*) AS enonces,
    count(DISTINCT id_article) AS articles,
    avg(russie_score) FILTER (russie <> 'non concerné') AS russie_score,
    avg(etats_unis_otan_score) FILTER (etats_unis_otan <> 'non concerné') AS etats_unis_otan_score,
    avg(ukraine_score) FILTER (ukraine <> 'non concerné') AS ukraine_score
FROM enonces
WHERE acteur IS NOT NULL AND NOT reprise
GROUP BY acteur;
