-- All statements of one article in reading order, to mark them in its text.
SELECT statement_id, position, start_offset, end_offset, kind, actor
FROM statements WHERE article_id = $article_id ORDER BY start_offset
