-- Schema of the store, version 3: one DuckDB file, derived from the documents and rebuilt at will.
-- Written only by stance/store/writer.py, read only through stance/store/store.py. Offsets are character offsets into
-- articles.text, end exclusive. A column added to a table needs a default or NULL: that is how stores of an older version
-- are brought up to date (stance/store/rewrite.py). Every table, its columns and every view carry a comment: `SELECT * FROM duckdb_columns()`.

CREATE TABLE meta (
    key VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE meta IS 'Facts about the store itself, one per row';
COMMENT ON COLUMN meta.key IS 'schema_version, created_by, current_revision, data_hash, demo';
COMMENT ON COLUMN meta.value IS 'Value of the fact, as text';

CREATE TABLE imports (
    import_id INTEGER PRIMARY KEY,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    command VARCHAR NOT NULL,
    kept INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    replaced INTEGER NOT NULL DEFAULT 0,
    removed INTEGER NOT NULL DEFAULT 0
);
COMMENT ON TABLE imports IS 'One row per import or removal that changed the store';
COMMENT ON COLUMN imports.import_id IS 'Number of the import, from 1';
COMMENT ON COLUMN imports.started_at IS 'Start, UTC';
COMMENT ON COLUMN imports.finished_at IS 'Last save of the import, UTC';
COMMENT ON COLUMN imports.command IS 'Command that ran the import';
COMMENT ON COLUMN imports.kept IS 'Documents added';
COMMENT ON COLUMN imports.refused IS 'Documents refused';
COMMENT ON COLUMN imports.replaced IS 'Older versions that documents added replaced';
COMMENT ON COLUMN imports.removed IS 'Articles removed';

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
    machine_translated BOOLEAN NOT NULL DEFAULT false,
    url_key VARCHAR,
    sketch BLOB,
    import_id INTEGER NOT NULL
);
COMMENT ON TABLE articles IS 'Cleaned documents, one row each';
COMMENT ON COLUMN articles.article_id IS 'SHA-256 of the raw bytes of the document';
COMMENT ON COLUMN articles.source IS 'File or address the document came from';
COMMENT ON COLUMN articles.title IS 'Headline; empty when none was found';
COMMENT ON COLUMN articles.outlet IS 'Canonical name of the outlet; empty when none was found';
COMMENT ON COLUMN articles.outlet_country IS 'ISO 3166 two-letter code of the country of the outlet';
COMMENT ON COLUMN articles.date IS 'Publication date; day 1 where the precision is month or year';
COMMENT ON COLUMN articles.date_precision IS 'day, month or year';
COMMENT ON COLUMN articles.url IS 'Address of the article, as the source states it';
COMMENT ON COLUMN articles.author IS 'Author, as the source states it';
COMMENT ON COLUMN articles.text IS 'Decoded text, never rewritten: all offsets refer to it';
COMMENT ON COLUMN articles.near_duplicate_group IS 'Same value for articles that republish one text; the article_id when alone';
COMMENT ON COLUMN articles.near_duplicate_rank IS '1 for the article counted when republished copies count once (the earliest)';
COMMENT ON COLUMN articles.machine_translated IS 'The page says that a machine translated it, or the text shows traces of it';
COMMENT ON COLUMN articles.url_key IS 'url in a form that can be compared; empty when it names no article';
COMMENT ON COLUMN articles.sketch IS 'What near-duplicates are grouped by: hashes of the text; empty when it is too short';
COMMENT ON COLUMN articles.import_id IS 'Import that added the article';

CREATE TABLE former_articles (
    former_id VARCHAR PRIMARY KEY,
    article_id VARCHAR NOT NULL,
    replaced_at TIMESTAMP NOT NULL,
    replaced_in INTEGER NOT NULL,
    import_id INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    title VARCHAR,
    outlet VARCHAR,
    date DATE,
    date_precision VARCHAR,
    url VARCHAR,
    author VARCHAR,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE former_articles IS 'Older versions of articles corrected at their source; nothing here counts';
COMMENT ON COLUMN former_articles.former_id IS 'article_id that the version had';
COMMENT ON COLUMN former_articles.article_id IS 'Article that stands in its place today';
COMMENT ON COLUMN former_articles.replaced_at IS 'When it was replaced, UTC';
COMMENT ON COLUMN former_articles.replaced_in IS 'Import that replaced it';
COMMENT ON COLUMN former_articles.import_id IS 'Import that had added it';
COMMENT ON COLUMN former_articles.source IS 'File or address it came from';
COMMENT ON COLUMN former_articles.title IS 'Headline it had';
COMMENT ON COLUMN former_articles.outlet IS 'Outlet it had';
COMMENT ON COLUMN former_articles.date IS 'Publication date it had';
COMMENT ON COLUMN former_articles.date_precision IS 'day, month or year';
COMMENT ON COLUMN former_articles.url IS 'Address it had';
COMMENT ON COLUMN former_articles.author IS 'Author it had';
COMMENT ON COLUMN former_articles.text IS 'Its text, never rewritten';

CREATE TABLE dropped (
    article_id VARCHAR NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE dropped IS 'Spans of articles that were not read as statements';
COMMENT ON COLUMN dropped.article_id IS 'Article the span belongs to';
COMMENT ON COLUMN dropped.start_offset IS 'First character of the span';
COMMENT ON COLUMN dropped.end_offset IS 'One past the last character of the span';
COMMENT ON COLUMN dropped.reason IS 'Why it was not read: boilerplate, duplicate...';

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
COMMENT ON TABLE statements IS 'Spans in which one actor speaks or acts, or the outlet narrates';
COMMENT ON COLUMN statements.statement_id IS 'Content key: start of the article_id of the version that first had it, then offsets there';
COMMENT ON COLUMN statements.article_id IS 'Article the statement belongs to';
COMMENT ON COLUMN statements.position IS 'Rank of the statement in its article, from 0';
COMMENT ON COLUMN statements.start_offset IS 'First character of the statement in articles.text';
COMMENT ON COLUMN statements.end_offset IS 'One past the last character of the statement in articles.text';
COMMENT ON COLUMN statements.text IS 'The statement itself: articles.text between the offsets';
COMMENT ON COLUMN statements.kind IS 'direct, mixed or indirect speech, or narration (the voice of the outlet)';
COMMENT ON COLUMN statements.quotes IS 'Quoted fragments, without their outer marks';
COMMENT ON COLUMN statements.actor IS 'Who holds the position; empty for narration and for unnamed speakers';
COMMENT ON COLUMN statements.actor_id IS 'Key of the actor in data/actors.csv; empty for actors outside the table';
COMMENT ON COLUMN statements.actor_country IS 'ISO 3166 two-letter code of the country of the actor';
COMMENT ON COLUMN statements.actor_bloc IS 'Bloc of the actor in data/actors.csv';
COMMENT ON COLUMN statements.via IS 'Relay that reports the position: agency, adviser, read-out';
COMMENT ON COLUMN statements.cue IS 'Words that introduce the speech';
COMMENT ON COLUMN statements.surface IS 'Wording of the actor in the text';
COMMENT ON COLUMN statements.rule IS 'Rule that decided the attribution';
COMMENT ON COLUMN statements.confidence IS 'Confidence of the attribution, 0 to 1';
COMMENT ON COLUMN statements.runner_up IS 'Next best candidate actor';

CREATE TABLE runs (
    model_revision VARCHAR PRIMARY KEY,
    model VARCHAR NOT NULL,
    scored_at TIMESTAMP NOT NULL,
    statements INTEGER NOT NULL
);
COMMENT ON TABLE runs IS 'Model revisions whose scores are stored';
COMMENT ON COLUMN runs.model_revision IS 'Revision of the checkpoint';
COMMENT ON COLUMN runs.model IS 'Name of the model: its folder or hub name';
COMMENT ON COLUMN runs.scored_at IS 'Last time this revision scored statements, UTC';
COMMENT ON COLUMN runs.statements IS 'Statements this revision has scored';

-- No primary key on the two large tables: the index would weigh more than the data. The writer inserts only what is
-- absent, and tests/store/test_writer.py holds the uniqueness.
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
COMMENT ON TABLE stances IS 'Position toward each target: one row per statement, target and model revision';
COMMENT ON COLUMN stances.statement_id IS 'Statement';
COMMENT ON COLUMN stances.model_revision IS 'Revision of the checkpoint that gave the position';
COMMENT ON COLUMN stances.target IS 'russia, us_nato or ukraine';
COMMENT ON COLUMN stances.label IS 'favor, against, neutral (concerned, no position) or none (not concerned)';
COMMENT ON COLUMN stances.p_favor IS 'Probability of favor';
COMMENT ON COLUMN stances.p_against IS 'Probability of against';
COMMENT ON COLUMN stances.p_neutral IS 'Probability of neutral';
COMMENT ON COLUMN stances.p_none IS 'Probability of none';
COMMENT ON COLUMN stances.score IS 'p_favor - p_against, from -1 to 1';

CREATE TABLE tones (
    statement_id VARCHAR NOT NULL,
    model_revision VARCHAR NOT NULL,
    label VARCHAR NOT NULL CHECK (label IN ('negative', 'neutral', 'positive')),
    p_negative DOUBLE NOT NULL,
    p_neutral DOUBLE NOT NULL,
    p_positive DOUBLE NOT NULL
);
COMMENT ON TABLE tones IS 'Sentiment of the wording (not a position): one row per statement and model revision';
COMMENT ON COLUMN tones.statement_id IS 'Statement';
COMMENT ON COLUMN tones.model_revision IS 'Revision of the checkpoint that gave the tone';
COMMENT ON COLUMN tones.label IS 'negative, neutral or positive';
COMMENT ON COLUMN tones.p_negative IS 'Probability of negative';
COMMENT ON COLUMN tones.p_neutral IS 'Probability of neutral';
COMMENT ON COLUMN tones.p_positive IS 'Probability of positive';

CREATE TABLE flat (
    statement_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    article INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    actor VARCHAR,
    actor_id VARCHAR,
    actor_country VARCHAR,
    actor_bloc VARCHAR,
    confidence DOUBLE NOT NULL,
    outlet VARCHAR,
    outlet_country VARCHAR,
    date DATE,
    near_duplicate_rank INTEGER NOT NULL,
    machine_translated BOOLEAN NOT NULL,
    folded VARCHAR NOT NULL,
    russia_label VARCHAR,
    russia_favor FLOAT,
    russia_against FLOAT,
    russia_neutral FLOAT,
    russia_none FLOAT,
    us_nato_label VARCHAR,
    us_nato_favor FLOAT,
    us_nato_against FLOAT,
    us_nato_neutral FLOAT,
    us_nato_none FLOAT,
    ukraine_label VARCHAR,
    ukraine_favor FLOAT,
    ukraine_against FLOAT,
    ukraine_neutral FLOAT,
    ukraine_none FLOAT,
    tone VARCHAR
);
COMMENT ON TABLE flat IS 'What the dashboard counts: one row per statement, sorted by date, made again from the other tables at each save; current model revision only';
COMMENT ON COLUMN flat.statement_id IS 'Statement';
COMMENT ON COLUMN flat.article_id IS 'Its article';
COMMENT ON COLUMN flat.article IS 'Rank of the article by date, to count and group by';
COMMENT ON COLUMN flat.position IS 'Rank of the statement in its article';
COMMENT ON COLUMN flat.kind IS 'As in statements';
COMMENT ON COLUMN flat.actor IS 'As in statements';
COMMENT ON COLUMN flat.actor_id IS 'As in statements';
COMMENT ON COLUMN flat.actor_country IS 'As in statements';
COMMENT ON COLUMN flat.actor_bloc IS 'As in statements';
COMMENT ON COLUMN flat.confidence IS 'As in statements';
COMMENT ON COLUMN flat.outlet IS 'As in articles';
COMMENT ON COLUMN flat.outlet_country IS 'As in articles';
COMMENT ON COLUMN flat.date IS 'As in articles';
COMMENT ON COLUMN flat.near_duplicate_rank IS 'As in articles';
COMMENT ON COLUMN flat.machine_translated IS 'As in articles';
COMMENT ON COLUMN flat.folded IS 'Text in lower case, without accents, with straight apostrophes: what is searched';
COMMENT ON COLUMN flat.russia_label IS 'Position toward Russia: favor, against, neutral or none; empty when not scored';
COMMENT ON COLUMN flat.russia_favor IS 'Probability of favor toward Russia';
COMMENT ON COLUMN flat.russia_against IS 'Probability of against toward Russia';
COMMENT ON COLUMN flat.russia_neutral IS 'Probability of neutral toward Russia';
COMMENT ON COLUMN flat.russia_none IS 'Probability of none toward Russia';
COMMENT ON COLUMN flat.us_nato_label IS 'Position toward the US/NATO: favor, against, neutral or none; empty when not scored';
COMMENT ON COLUMN flat.us_nato_favor IS 'Probability of favor toward the US/NATO';
COMMENT ON COLUMN flat.us_nato_against IS 'Probability of against toward the US/NATO';
COMMENT ON COLUMN flat.us_nato_neutral IS 'Probability of neutral toward the US/NATO';
COMMENT ON COLUMN flat.us_nato_none IS 'Probability of none toward the US/NATO';
COMMENT ON COLUMN flat.ukraine_label IS 'Position toward Ukraine: favor, against, neutral or none; empty when not scored';
COMMENT ON COLUMN flat.ukraine_favor IS 'Probability of favor toward Ukraine';
COMMENT ON COLUMN flat.ukraine_against IS 'Probability of against toward Ukraine';
COMMENT ON COLUMN flat.ukraine_neutral IS 'Probability of neutral toward Ukraine';
COMMENT ON COLUMN flat.ukraine_none IS 'Probability of none toward Ukraine';
COMMENT ON COLUMN flat.tone IS 'negative, neutral or positive; empty when not scored';

-- Views for people who open the file with other tools: plain French names, current model revision only. `document` is the
-- bare file name: exports are published, and the folders of a newsroom's machine are nobody's business.
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
COMMENT ON VIEW positions IS 'Une ligne par énoncé et par cible : position, score et probabilités';

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
    ar.machine_translated AS traduction_automatique,
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
COMMENT ON VIEW enonces IS 'Une ligne par énoncé : acteur, média, date, positions envers les trois cibles, tonalité';

CREATE VIEW versions AS
SELECT
    fo.article_id AS id_article,
    fo.replaced_at AS remplacee_le,
    fo.title AS titre,
    fo.outlet AS media,
    fo.date,
    fo.text AS texte,
    fo.former_id AS id_version
FROM former_articles AS fo;
COMMENT ON VIEW versions IS 'Une ligne par version antérieure d''un article corrigé à sa source ; elles ne comptent nulle part';

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
COMMENT ON VIEW acteurs IS 'Une ligne par acteur : nombre d''énoncés et score moyen par cible, reprises comptées une fois';
