-- Which of these documents are stored, as articles or as older versions of articles.
SELECT article_id FROM articles WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))
UNION ALL
SELECT former_id FROM former_articles WHERE former_id IN (SELECT unnest($ids::VARCHAR[]))
