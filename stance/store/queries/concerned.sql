-- Statements that pass the filters, with their score toward each target they concern and NULL toward the others: `none`
-- never dilutes a mean, and where the view asks for labels or probabilities, each position must have them itself.
SELECT
    article, date, actor, outlet, actor_bloc, actor_country,
    CASE WHEN russia_label <> 'none'
-- if: min_probability
              AND greatest(russia_favor, russia_against, russia_neutral, russia_none) >= $min_probability::FLOAT
-- end
-- if: labels
              AND list_contains($labels::VARCHAR[], russia_label)
-- end
         THEN russia_favor::DOUBLE - russia_against END AS russia,
    CASE WHEN us_nato_label <> 'none'
-- if: min_probability
              AND greatest(us_nato_favor, us_nato_against, us_nato_neutral, us_nato_none) >= $min_probability::FLOAT
-- end
-- if: labels
              AND list_contains($labels::VARCHAR[], us_nato_label)
-- end
         THEN us_nato_favor::DOUBLE - us_nato_against END AS us_nato,
    CASE WHEN ukraine_label <> 'none'
-- if: min_probability
              AND greatest(ukraine_favor, ukraine_against, ukraine_neutral, ukraine_none) >= $min_probability::FLOAT
-- end
-- if: labels
              AND list_contains($labels::VARCHAR[], ukraine_label)
-- end
         THEN ukraine_favor::DOUBLE - ukraine_against END AS ukraine
FROM (
    -- include: selected.sql
)
