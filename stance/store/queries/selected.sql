-- Statements that pass the filters, one row each, with what the pages group by. Included by the other queries;
-- parameters are those of Filters.parameters(). A list parameter that is NULL lets everything pass.
-- `{labels}` is model or corrected. The voice is the actor for quoted speech and the outlet for narration: they are never mixed under one name.
SELECT
    s.statement_id, s.article_id, s.position, s.kind, s.actor, s.actor_country, s.actor_bloc, s.confidence,
    a.outlet, a.outlet_country, a.date
FROM (
    -- include: {labels}_statements.sql
) AS s
JOIN articles AS a USING (article_id)
WHERE ($actors IS NULL OR s.actor IN (SELECT unnest($actors::VARCHAR[])))
  AND ($countries IS NULL OR s.actor_country IN (SELECT unnest($countries::VARCHAR[])))
  AND ($blocs IS NULL OR s.actor_bloc IN (SELECT unnest($blocs::VARCHAR[])))
  AND ($outlets IS NULL OR a.outlet IN (SELECT unnest($outlets::VARCHAR[])))
  AND ($outlet_countries IS NULL OR a.outlet_country IN (SELECT unnest($outlet_countries::VARCHAR[])))
  AND ($since::DATE IS NULL OR a.date >= $since::DATE)
  AND ($until::DATE IS NULL OR a.date <= $until::DATE)
  AND ($copies = 'all' OR a.near_duplicate_rank IS NULL OR a.near_duplicate_rank = 1)
  AND ($translations IS NULL OR a.machine_translated = ($translations = 'only'))
  AND ($voice = 'all' OR ($voice = 'narration') = (s.kind = 'narration'))
  AND ($min_confidence::DOUBLE IS NULL OR s.confidence >= $min_confidence::DOUBLE)
  AND ($required IS NULL OR list_bool_and(list_transform($required::VARCHAR[], lambda term:
        contains(lower(strip_accents(replace(s.text, '’', ''''))), term))))
  AND ($excluded IS NULL OR NOT list_bool_or(list_transform($excluded::VARCHAR[], lambda term:
        contains(lower(strip_accents(replace(s.text, '’', ''''))), term))))
  AND ($office_actors IS NULL OR EXISTS (
        SELECT 1 FROM (SELECT unnest($office_actors::VARCHAR[]) AS actor_id, unnest($office_since::DATE[]) AS since,
                              unnest($office_until::DATE[]) AS until) AS office
        WHERE office.actor_id = s.actor_id AND (a.date IS NULL OR a.date BETWEEN office.since AND office.until)))
  AND (($targets IS NULL AND $labels IS NULL AND $min_probability IS NULL) OR s.statement_id IN (
        SELECT x.statement_id
        FROM (
            -- include: {labels}_stances.sql
        ) AS x
        WHERE ($targets IS NULL OR x.target IN (SELECT unnest($targets::VARCHAR[])))
          AND ($min_probability::DOUBLE IS NULL
               OR greatest(x.p_favor, x.p_against, x.p_neutral, x.p_none) >= $min_probability::DOUBLE)
          AND CASE WHEN $labels IS NULL THEN x.label <> 'none'
                   ELSE x.label IN (SELECT unnest($labels::VARCHAR[])) END))
