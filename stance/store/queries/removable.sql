-- What a removal takes: articles that meet all its conditions, and older versions that meet them or whose article goes.
-- (article_id, is_former, statements, date, url); a condition that is NULL lets everything pass.
WITH chosen AS (
    SELECT article_id, date, url FROM articles
    WHERE ($outlets IS NULL OR outlet IN (SELECT unnest($outlets::VARCHAR[])))
      AND ($since::DATE IS NULL OR date >= $since::DATE)
      AND ($until::DATE IS NULL OR date <= $until::DATE)
      AND ($imports IS NULL OR import_id IN (SELECT unnest($imports::INTEGER[])))
      AND ($articles IS NULL OR article_id IN (SELECT unnest($articles::VARCHAR[])))
), older AS (
    SELECT former_id, date, url FROM former_articles
    WHERE article_id IN (SELECT article_id FROM chosen)
       OR (($outlets IS NULL OR outlet IN (SELECT unnest($outlets::VARCHAR[])))
           AND ($since::DATE IS NULL OR date >= $since::DATE)
           AND ($until::DATE IS NULL OR date <= $until::DATE)
           AND ($imports IS NULL OR import_id IN (SELECT unnest($imports::INTEGER[])))
           AND ($articles IS NULL OR former_id IN (SELECT unnest($articles::VARCHAR[]))))
)
SELECT c.article_id, false AS is_former, count(s.statement_id) AS statements, c.date, c.url
FROM chosen AS c LEFT JOIN statements AS s USING (article_id)
GROUP BY ALL
UNION ALL
SELECT former_id, true, 0, date, url FROM older
ORDER BY is_former, article_id
