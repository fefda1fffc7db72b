-- Statements that pass the filters, one row each, with what the pages group by. Included by the other queries;
-- parameters are those of Filters.parameters(). What stands between `if` and `end` is left out where the parameters named
-- are all NULL: a filter that is off costs nothing, not even its planning. `{labels}` is model or corrected. The voice is
-- the actor for quoted speech and the outlet for narration: they are never mixed under one name.
SELECT s.*
FROM (
    -- include: {labels}_flat.sql
) AS s
WHERE ($copies = 'all' OR s.near_duplicate_rank = 1)
  AND ($voice = 'all' OR ($voice = 'narration') = (s.kind = 'narration'))
-- if: actors
  AND s.actor IN (SELECT unnest($actors::VARCHAR[]))
-- end
-- if: countries
  AND s.actor_country IN (SELECT unnest($countries::VARCHAR[]))
-- end
-- if: blocs
  AND s.actor_bloc IN (SELECT unnest($blocs::VARCHAR[]))
-- end
-- if: outlets
  AND s.outlet IN (SELECT unnest($outlets::VARCHAR[]))
-- end
-- if: outlet_countries
  AND s.outlet_country IN (SELECT unnest($outlet_countries::VARCHAR[]))
-- end
-- if: since
  AND s.date >= $since::DATE
-- end
-- if: until
  AND s.date <= $until::DATE
-- end
-- if: translations
  AND s.machine_translated = ($translations = 'only')
-- end
-- if: min_confidence
  AND s.confidence >= $min_confidence::DOUBLE
-- end
-- if: required excluded
  AND s.row IN (SELECT row FROM (
    -- lasting: found.sql
  ))
-- end
-- if: office_actors
  AND EXISTS (
        SELECT 1 FROM (SELECT unnest($office_actors::VARCHAR[]) AS actor_id, unnest($office_since::DATE[]) AS since,
                              unnest($office_until::DATE[]) AS until) AS office
        WHERE office.actor_id = s.actor_id AND (s.date IS NULL OR s.date BETWEEN office.since AND office.until))
-- end
-- if: targets labels min_probability
  AND (
    ($targets IS NULL OR list_contains($targets::VARCHAR[], 'russia'))
    AND CASE WHEN $labels IS NULL THEN s.russia_label <> 'none'
             ELSE list_contains($labels::VARCHAR[], s.russia_label) END
    AND ($min_probability IS NULL
         OR greatest(s.russia_favor, s.russia_against, s.russia_neutral, s.russia_none) >= $min_probability::FLOAT)
    OR
    ($targets IS NULL OR list_contains($targets::VARCHAR[], 'us_nato'))
    AND CASE WHEN $labels IS NULL THEN s.us_nato_label <> 'none'
             ELSE list_contains($labels::VARCHAR[], s.us_nato_label) END
    AND ($min_probability IS NULL
         OR greatest(s.us_nato_favor, s.us_nato_against, s.us_nato_neutral, s.us_nato_none) >= $min_probability::FLOAT)
    OR
    ($targets IS NULL OR list_contains($targets::VARCHAR[], 'ukraine'))
    AND CASE WHEN $labels IS NULL THEN s.ukraine_label <> 'none'
             ELSE list_contains($labels::VARCHAR[], s.ukraine_label) END
    AND ($min_probability IS NULL
         OR greatest(s.ukraine_favor, s.ukraine_against, s.ukraine_neutral, s.ukraine_none) >= $min_probability::FLOAT)
  )
-- end
