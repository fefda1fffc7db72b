-- Statements whose labels are people's: none, where the view shows the model's. Its twin is corrected_checked.sql.
SELECT NULL::VARCHAR AS statement_id WHERE false
