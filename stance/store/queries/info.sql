-- One row of facts about the whole store, for `stance info` and the citation block.
WITH facts AS (SELECT map_from_entries(list((key, value))) AS m FROM meta),
current AS (SELECT m['current_revision'] AS model_revision FROM facts)
SELECT
    (SELECT m['created_by'] FROM facts) AS created_by,
    (SELECT m['demo'] FROM facts) AS demo,
    (SELECT m['data_hash'] FROM facts) AS data_hash,
    (SELECT model_revision FROM current) AS model_revision,
    (SELECT model FROM runs WHERE model_revision = (SELECT model_revision FROM current)) AS model,
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM statements) AS statements,
    (SELECT count(*) FROM tones WHERE model_revision = (SELECT model_revision FROM current)) AS scored,
    (SELECT count(DISTINCT actor) FROM statements) AS actors,
    (SELECT count(DISTINCT outlet) FROM articles) AS outlets,
    (SELECT min(date) FROM articles) AS first_date,
    (SELECT max(date) FROM articles) AS last_date,
    (SELECT count(*) FROM imports) AS imports
