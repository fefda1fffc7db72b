-- One page of the statements that pass the filters, with three positions and the tone.
-- $order is one of the words below; the sort is ended by the key so that pages never overlap.
WITH selected AS (
    -- include: selected.sql
), scored AS (
    SELECT
        statement_id,
        max(score) FILTER (target = 'russia') AS russia, max(label) FILTER (target = 'russia') AS russia_label,
        max(score) FILTER (target = 'us_nato') AS us_nato, max(label) FILTER (target = 'us_nato') AS us_nato_label,
        max(score) FILTER (target = 'ukraine') AS ukraine, max(label) FILTER (target = 'ukraine') AS ukraine_label,
        max(greatest(p_favor, p_against, p_neutral, p_none)) FILTER (target = 'russia') AS russia_p,
        max(greatest(p_favor, p_against, p_neutral, p_none)) FILTER (target = 'us_nato') AS us_nato_p,
        max(greatest(p_favor, p_against, p_neutral, p_none)) FILTER (target = 'ukraine') AS ukraine_p
    FROM (
        -- include: {labels}_stances.sql
    )
    WHERE statement_id IN (SELECT statement_id FROM selected)
    GROUP BY statement_id
), sorted AS (
    SELECT e.*, x.* EXCLUDE (statement_id)
    FROM selected AS e LEFT JOIN scored AS x USING (statement_id)
    ORDER BY
        CASE WHEN $order = 'newest' THEN e.date END DESC NULLS LAST,
        CASE WHEN $order = 'oldest' THEN e.date END ASC NULLS LAST,
        CASE WHEN $order = 'actor' THEN e.actor END ASC NULLS LAST,
        CASE WHEN $order = 'outlet' THEN e.outlet END ASC NULLS LAST,
        CASE WHEN $order = 'confidence' THEN e.confidence END DESC NULLS LAST,
        CASE $order WHEN 'russia_against' THEN CASE WHEN x.russia_label <> 'none' THEN x.russia END
                    WHEN 'us_nato_against' THEN CASE WHEN x.us_nato_label <> 'none' THEN x.us_nato END
                    WHEN 'ukraine_against' THEN CASE WHEN x.ukraine_label <> 'none' THEN x.ukraine END
        END ASC NULLS LAST,
        CASE $order WHEN 'russia_favor' THEN CASE WHEN x.russia_label <> 'none' THEN x.russia END
                    WHEN 'us_nato_favor' THEN CASE WHEN x.us_nato_label <> 'none' THEN x.us_nato END
                    WHEN 'ukraine_favor' THEN CASE WHEN x.ukraine_label <> 'none' THEN x.ukraine END
        END DESC NULLS LAST,
        e.statement_id
    LIMIT $limit OFFSET $offset
), page AS (
    -- Numbered before the joins below, which do not keep the order of their input.
    SELECT row_number() OVER () AS rank, * FROM sorted
)
SELECT p.*, s.text, s.quotes, t.label AS tone, c.statement_id IS NOT NULL AS checked
FROM page AS p
JOIN statements AS s USING (statement_id)
LEFT JOIN (
    -- include: {labels}_checked.sql
) AS c ON c.statement_id = p.statement_id
LEFT JOIN (
    -- include: {labels}_tones.sql
) AS t ON t.statement_id = p.statement_id
ORDER BY rank
