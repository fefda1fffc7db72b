-- Statements whose labels are people's. Its twin is model_checked.sql.
SELECT statement_id FROM checked_statements
