-- Statements with the labels of the model; `row` is their place in `flat`. Its twin is corrected_flat.sql.
SELECT *, rowid AS row FROM flat
