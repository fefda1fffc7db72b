-- The words of $size statements of the view, always the same ones.
WITH selected AS (
    -- include: selected.sql
), picked AS (
    SELECT statement_id FROM selected ORDER BY md5(statement_id), statement_id LIMIT $size
)
SELECT text FROM statements SEMI JOIN picked USING (statement_id) ORDER BY statement_id
