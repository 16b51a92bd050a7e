-- One page of the hits: passages with the words themselves before those with their relatives, then the
-- best first. (After search_chosen.sql.)
SELECT docid, itself, score, count(*) OVER () AS hit_count
FROM chosen
ORDER BY itself DESC, score DESC, period_order DESC NULLS LAST, docid
LIMIT $most OFFSET $skip
