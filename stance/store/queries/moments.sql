-- What the model says of the view, per target of $shown: sums over articles, and sums of products of two of them, of the
-- number of statements and their four probabilities; then how many statements have each label and the mean score of those
-- that concern the target, as the pages show them. The labels are the model's, whatever the view shows.
WITH passed AS (
    -- include: selected.sql
), selected AS (
    -- include: {labels}_of_model.sql
), scored AS (
    -- include: scored.sql
), per_article AS (
    SELECT
        x.target, x.article, count(*)::DOUBLE AS n, sum(x.p_favor) AS f, sum(x.p_against) AS a,
        sum(x.p_neutral) AS u, sum(x.p_none) AS o,
        count(*) FILTER (x.label = 'favor') AS favor, count(*) FILTER (x.label = 'against') AS against,
        count(*) FILTER (x.label = 'neutral') AS neutral, count(*) FILTER (x.label = 'none') AS none_,
        sum(x.score) FILTER (x.label <> 'none') AS score
    FROM scored AS x
    WHERE x.target IN (SELECT unnest($shown::VARCHAR[]))
    GROUP BY x.target, x.article
)
SELECT
    target, count(*) AS articles, sum(n) AS n, sum(f) AS f, sum(a) AS a, sum(u) AS u, sum(o) AS o,
    sum(n * n) AS nn, sum(n * f) AS nf, sum(n * a) AS na, sum(n * u) AS nu, sum(n * o) AS no,
    sum(f * f) AS ff, sum(f * a) AS fa, sum(f * u) AS fu, sum(f * o) AS fo,
    sum(a * a) AS aa, sum(a * u) AS au, sum(a * o) AS ao,
    sum(u * u) AS uu, sum(u * o) AS uo, sum(o * o) AS oo,
    sum(favor) AS favor, sum(against) AS against, sum(neutral) AS neutral, sum(none_) AS none_, sum(score) AS score
FROM per_article
GROUP BY target
ORDER BY target
