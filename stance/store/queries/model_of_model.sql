-- The statements of `passed` with the labels of the model, which they have already. Its twin is corrected_of_model.sql.
FROM passed
