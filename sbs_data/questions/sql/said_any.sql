-- No words are searched for: every initiative says enough. (After scope.sql.)
, said AS (SELECT initiative_id FROM scoped)
