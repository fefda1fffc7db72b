-- Rows of `flat` whose words pass the search, in both the model's and the corrected labels.
SELECT rowid AS row FROM flat
WHERE
-- if: required
  -- The first word by itself, which is the quick way; then all of them.
  contains(folded, ($required::VARCHAR[])[1])
  AND (len($required::VARCHAR[]) < 2
       OR list_bool_and(list_transform($required::VARCHAR[], lambda term: contains(folded, term))))
-- end
-- if: required=None
  true
-- end
-- if: excluded
  AND NOT list_bool_or(list_transform($excluded::VARCHAR[], lambda term: contains(folded, term)))
-- end
