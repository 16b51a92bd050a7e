-- The målvärden that the selection's words say. (After scope.sql.)
, scoped_target AS (
    SELECT DISTINCT target_key
    FROM claims
    WHERE target_key IS NOT NULL
      AND ($measure IS NULL OR measure = $measure) AND ($gender IS NULL OR gender = $gender)
      AND CASE WHEN initiative_id IS NULL THEN report_id IN (SELECT report_id FROM scoped_report)
               ELSE initiative_id IN (SELECT initiative_id FROM scoped) END
)
