-- (After search_phrases.sql or search_no_phrase.sql.) The hits in the selection; NULL selects all, '' what has none.
chosen AS (
    SELECT h.docid, h.itself, h.score, r.period_order
    FROM found h
         JOIN search_passage s ON s.search_no = h.docid
         JOIN report r USING (report_id)
         LEFT JOIN initiative i USING (initiative_id)
    WHERE ($report_id IS NULL OR s.report_id = $report_id)
      AND ($kind IS NULL OR coalesce(r.kind, '') = $kind)
      AND ($period IS NULL OR coalesce(r.period, '') = $period)
      AND ($part IS NULL OR s.part = $part)
      AND ($area IS NULL OR coalesce(i.area, '') = $area)
      -- What stands outside the matrices is said of every school (and form) that the report is about.
      AND ($school IS NULL OR coalesce(s.initiative_id, s.report_id) IN (
          SELECT unnest([i.initiative_id, i.report_id])
          FROM initiative i LEFT JOIN initiative_school USING (initiative_id)
          WHERE coalesce(school, '') = $school))
      AND ($school_form IS NULL OR coalesce(s.initiative_id, s.report_id) IN (
          SELECT unnest([i.initiative_id, i.report_id])
          FROM initiative i LEFT JOIN initiative_form USING (initiative_id)
          WHERE coalesce(form, '') = $school_form))
)
