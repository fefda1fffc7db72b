-- One row where any statement passes the filters, none otherwise: quicker than counting them.
SELECT true AS passing FROM (
    -- include: selected.sql
)
LIMIT 1
