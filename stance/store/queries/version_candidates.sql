-- Articles of other imports than $import_id that have one of the addresses or sources of new documents.
SELECT article_id, source, url_key, outlet, text
FROM articles
WHERE import_id <> $import_id
  AND (url_key IN (SELECT unnest($url_keys::VARCHAR[])) OR source IN (SELECT unnest($sources::VARCHAR[])))
ORDER BY article_id
