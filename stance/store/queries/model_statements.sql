-- Statements as they were extracted. Its twin is corrected_statements.sql.
FROM statements
