-- One page of the statements that pass the filters, with three positions and the tone.
-- $order is one of the words below; the sort is ended by the key so that pages never overlap.
WITH selected AS (
    -- include: selected.sql
), sorted AS (
    -- Only what the order needs: the other columns are looked up for the rows of the page alone.
    SELECT
        row,
        russia_favor::DOUBLE - russia_against AS russia, russia_label,
        us_nato_favor::DOUBLE - us_nato_against AS us_nato, us_nato_label,
        ukraine_favor::DOUBLE - ukraine_against AS ukraine, ukraine_label
    FROM selected
    ORDER BY
        CASE WHEN $order = 'newest' THEN date END DESC NULLS LAST,
        CASE WHEN $order = 'oldest' THEN date END ASC NULLS LAST,
        CASE WHEN $order = 'actor' THEN actor END ASC NULLS LAST,
        CASE WHEN $order = 'outlet' THEN outlet END ASC NULLS LAST,
        CASE WHEN $order = 'confidence' THEN confidence END DESC NULLS LAST,
        CASE $order WHEN 'russia_against' THEN CASE WHEN russia_label <> 'none' THEN russia END
                    WHEN 'us_nato_against' THEN CASE WHEN us_nato_label <> 'none' THEN us_nato END
                    WHEN 'ukraine_against' THEN CASE WHEN ukraine_label <> 'none' THEN ukraine END
        END ASC NULLS LAST,
        CASE $order WHEN 'russia_favor' THEN CASE WHEN russia_label <> 'none' THEN russia END
                    WHEN 'us_nato_favor' THEN CASE WHEN us_nato_label <> 'none' THEN us_nato END
                    WHEN 'ukraine_favor' THEN CASE WHEN ukraine_label <> 'none' THEN ukraine END
        END DESC NULLS LAST,
        statement_id
    LIMIT $limit OFFSET $offset
), page AS (
    -- Numbered before the joins below, which do not keep the order of their input.
    SELECT row_number() OVER () AS rank, row FROM sorted
), found AS (
    SELECT
        p.rank,
        statement_id, article_id, position, kind, actor, actor_country, actor_bloc, confidence, outlet, outlet_country,
        date, tone,
        russia_favor::DOUBLE - russia_against AS russia, russia_label,
        us_nato_favor::DOUBLE - us_nato_against AS us_nato, us_nato_label,
        ukraine_favor::DOUBLE - ukraine_against AS ukraine, ukraine_label,
        greatest(russia_favor, russia_against, russia_neutral, russia_none)::DOUBLE AS russia_p,
        greatest(us_nato_favor, us_nato_against, us_nato_neutral, us_nato_none)::DOUBLE AS us_nato_p,
        greatest(ukraine_favor, ukraine_against, ukraine_neutral, ukraine_none)::DOUBLE AS ukraine_p
    FROM (
        -- include: {labels}_flat.sql
    ) JOIN page AS p USING (row)
)
SELECT p.* EXCLUDE (tone), s.text, s.quotes, p.tone, c.statement_id IS NOT NULL AS checked
FROM found AS p
JOIN statements AS s USING (statement_id)
LEFT JOIN (
    -- include: {labels}_checked.sql
) AS c ON c.statement_id = p.statement_id
ORDER BY rank
