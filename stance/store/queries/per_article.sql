-- Sums per article of the statements that pass the filters, the three targets side by side: one pass and a third of the
-- groups. Whole, by period and by bin are made from these rows.
SELECT
    article, any_value(date) AS date, count(russia) AS russia_n, sum(russia) AS russia, count(us_nato) AS us_nato_n,
    sum(us_nato) AS us_nato, count(ukraine) AS ukraine_n, sum(ukraine) AS ukraine
FROM (
    -- include: concerned.sql
)
GROUP BY article
