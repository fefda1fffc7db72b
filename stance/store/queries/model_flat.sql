-- Statements with the labels of the model. Its twin is corrected_flat.sql.
FROM flat
