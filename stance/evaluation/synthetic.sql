-- Invented articles $first to $last - 1 with $size statements each, into the tables of a draft. Numbers that look random
-- are sixteen bits of an MD5 of what they belong to, so the content depends on the arguments only, whatever the order and
-- the number of threads. Statements are ended by a semicolon at the end of a line.

CREATE OR REPLACE TEMP TABLE drawn AS
WITH keys AS (
    SELECT number, position, md5_number_lower(key) AS a, md5_number_upper(key) AS b,
           md5_number_lower(key || ' more') AS c, md5_number_upper(key || ' more') AS d,
           md5_number_lower(key || ' last') AS e
    FROM (SELECT n.range AS number, p.range AS position, concat_ws(' ', $seed::VARCHAR, n.range, p.range) AS key
          FROM range($first::BIGINT, $last::BIGINT) AS n, range($size::BIGINT) AS p)
), parts AS (
    SELECT number, position, list_transform(
        [a, a >> 16, a >> 32, a >> 48, b, b >> 16, b >> 32, b >> 48, c, c >> 16, c >> 32, c >> 48, d, d >> 16, d >> 32,
         d >> 48, e, e >> 16, e >> 32, e >> 48], lambda bits: (bits & 65535) / 65536) AS u
    FROM keys
), voices AS (
    SELECT number, position, u,
           least(floor(-ln(1 - u[1]) / 0.6)::INTEGER, 3) AS kind,
           least(floor(-ln(1 - u[2]) * $actors / 4.8)::INTEGER, $actors - 1) AS actor
    FROM parts
)
SELECT
    number, position, ['direct', 'mixed', 'indirect', 'narration'][kind + 1] AS kind, kind = 3 AS narrates,
    CASE WHEN kind < 3 THEN actor END AS actor, u,
    sha256('synthetic ' || number) AS article_id,
    printf('Phrase inventée %d de l''article %d sur l''Ukraine', position, number)
        || repeat(' et sur ' || words[1 + (u[3] * 64)::INTEGER % 8] || ', dit ' || words[1 + (u[4] * 64)::INTEGER % 8],
                  $clauses) || '.' AS text
FROM voices, (SELECT ['la paix', 'le gel des avoirs', 'les livraisons d''armes', 'l''été à Genève', 'un cessez-le-feu',
                      'la sécurité européenne', 'les céréales', 'le gaz'] AS words);

CREATE OR REPLACE TEMP TABLE placed AS
SELECT *, coalesce(sum(length(text) + 1) OVER (PARTITION BY number ORDER BY position
                                               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::INTEGER AS start
FROM drawn;

INSERT INTO articles BY NAME
SELECT
    article_id, 'synthetic/' || number || '.txt' AS source, 'Titre inventé ' || number AS title,
    CASE WHEN number % 40 < 39 THEN printf('Journal fictif %02d', number % $outlets) END AS outlet,
    CASE WHEN number % 40 < 39 THEN ['FR', 'BE', 'CH', 'SN', 'CA'][number % $outlets % 5 + 1] END AS outlet_country,
    CASE WHEN number % 25 < 24 THEN DATE '2021-01-01' + (number * 7 % 1800)::INTEGER END AS date,
    CASE WHEN number % 25 < 24 THEN 'day' END AS date_precision,
    'https://example.org/' || number AS url, 'example.org/' || number AS url_key,
    string_agg(text, ' ' ORDER BY position) AS text,
    -- Every 15th article is a copy of the one before it.
    CASE WHEN number % 15 = 0 AND number > 0 THEN sha256('synthetic ' || (number - 1)) ELSE article_id END
        AS near_duplicate_group,
    CASE WHEN number % 15 = 0 AND number > 0 THEN 2 ELSE 1 END AS near_duplicate_rank,
    number % 20 = 19 AS machine_translated, $import_id AS import_id
FROM placed GROUP BY number, article_id ORDER BY number;

INSERT INTO statements BY NAME
SELECT
    article_id[:16] || ':' || start || '-' || (start + length(text)) AS statement_id, article_id, position,
    start AS start_offset, start + length(text) AS end_offset, text, kind,
    CASE WHEN kind IN ('direct', 'mixed') THEN [text[:15]] ELSE [] END AS quotes,
    printf('Acteur fictif %02d', actor) AS actor, printf('fictif-%02d', actor) AS actor_id,
    ['FR', 'RU', 'US', 'UA', 'CN'][actor % 5 + 1] AS actor_country,
    ['UE', 'Russie', 'OTAN', 'Ukraine', NULL][actor % 5 + 1] AS actor_bloc,
    CASE WHEN NOT narrates AND u[5] < 0.1 THEN 'Agence fictive' END AS via,
    CASE WHEN NOT narrates THEN 'affirme' END AS cue, printf('Acteur fictif %02d', actor) AS surface,
    CASE WHEN NOT narrates THEN 'synthetic' END AS rule,
    CASE WHEN narrates THEN 0 ELSE round(0.5 + u[6] / 2, 2) END AS confidence
FROM placed ORDER BY number, position;

INSERT INTO stances BY NAME
WITH leaning AS (
    SELECT *, (coalesce(actor, 3) % 7 - 3) / 3 AS lean,
           article_id[:16] || ':' || start || '-' || (start + length(text)) AS statement_id
    FROM placed
), weights AS (
    SELECT number, position, place, statement_id, $targets[place] AS target,
           greatest(u[4 + 4 * place - 1] * (1.2 + CASE place WHEN 1 THEN lean ELSE -lean END), 0.01) AS w1,
           greatest(u[4 + 4 * place] * (1.2 - CASE place WHEN 1 THEN lean ELSE -lean END), 0.01) AS w2,
           u[4 + 4 * place + 1] AS w3, u[4 + 4 * place + 2] * 2 AS w4
    FROM leaning, (SELECT unnest([1, 2, 3]) AS place)
), chances AS (
    SELECT * EXCLUDE (w1, w2, w3, w4), w1 / (w1 + w2 + w3 + w4) AS p_favor, w2 / (w1 + w2 + w3 + w4) AS p_against,
           w3 / (w1 + w2 + w3 + w4) AS p_neutral, w4 / (w1 + w2 + w3 + w4) AS p_none
    FROM weights
)
SELECT
    statement_id, $revision AS model_revision, target, p_favor, p_against, p_neutral, p_none,
    p_favor - p_against AS score,
    CASE greatest(p_favor, p_against, p_neutral, p_none) WHEN p_favor THEN 'favor' WHEN p_against THEN 'against'
        WHEN p_neutral THEN 'neutral' ELSE 'none' END AS label
FROM chances ORDER BY number, position, place;

INSERT INTO tones BY NAME
WITH chances AS (
    SELECT number, position, article_id[:16] || ':' || start || '-' || (start + length(text)) AS statement_id,
           u[18] / (u[18] + u[19] + u[20] + 1e-9) AS p_negative, u[19] / (u[18] + u[19] + u[20] + 1e-9) AS p_neutral,
           (u[20] + 1e-9) / (u[18] + u[19] + u[20] + 1e-9) AS p_positive
    FROM placed
)
SELECT
    statement_id, $revision AS model_revision, p_negative, p_neutral, p_positive,
    CASE greatest(p_negative, p_neutral, p_positive) WHEN p_negative THEN 'negative' WHEN p_neutral THEN 'neutral'
        ELSE 'positive' END AS label
FROM chances ORDER BY number, position;

DROP TABLE drawn;

DROP TABLE placed;
