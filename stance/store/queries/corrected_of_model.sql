-- The statements of `passed` with the labels of the model instead of people's. Its twin is model_of_model.sql.
FROM flat SEMI JOIN passed USING (statement_id)
