-- Of the statements that pass the filters: how many people checked, of how many something differs from what the program
-- found, and about how many people disagree.
WITH selected AS (
    -- include: selected.sql
), checked AS (
    SELECT c.* FROM checked_statements AS c SEMI JOIN selected USING (statement_id)
), changed AS (
    SELECT statement_id FROM checked WHERE voice IS NOT NULL OR is_statement IS FALSE
    UNION
    SELECT c.statement_id
    FROM checked_stances AS c
    JOIN checked USING (statement_id)
    JOIN flat AS f USING (statement_id)
    WHERE c.label <> CASE c.target WHEN 'russia' THEN f.russia_label WHEN 'us_nato' THEN f.us_nato_label
                                   WHEN 'ukraine' THEN f.ukraine_label END
    UNION
    SELECT c.statement_id
    FROM checked_tones AS c
    JOIN checked USING (statement_id)
    JOIN flat AS f USING (statement_id)
    WHERE c.label <> f.tone
)
SELECT
    (SELECT count(*) FROM checked) AS checked,
    (SELECT count(*) FROM changed) AS changed,
    (SELECT count(*) FROM checked WHERE contested) AS contested
