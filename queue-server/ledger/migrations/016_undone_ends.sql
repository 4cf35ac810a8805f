-- The attention that a visit had last: the one that goes on when its end is undone.
ALTER TABLE report_visit ADD COLUMN last_attention INTEGER;
UPDATE report_visit SET last_attention = (
  SELECT MAX(started_seq) FROM report_attention WHERE report_attention.visit_id = report_visit.visit_id
);
