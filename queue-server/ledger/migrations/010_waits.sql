-- How long an attention of a service must last on a day, seconds by service in JSON: a start that did not is none.
ALTER TABLE report_day ADD COLUMN min_attention TEXT;
ALTER TABLE report_attention ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0;
-- The start of the attention that goes on.
ALTER TABLE report_visit ADD COLUMN running INTEGER;
UPDATE report_visit SET running = (
  SELECT MAX(started_seq) FROM report_attention
  WHERE report_attention.visit_id = report_visit.visit_id AND finished_at IS NULL
);

-- The event that made each booking: when it was recorded, and whose it is.
CREATE TABLE report_booking_made (booking_id TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO report_booking_made (booking_id, seq)
  SELECT json_extract(CAST(payload AS TEXT), '$.bookingId'), seq FROM event WHERE type = 'appointmentBooked';

-- Rows of days sealed by version 2 of the formulas, as their seals name them, with what figures of a period gather of them.
CREATE TABLE sealed_unit (
  business_date TEXT NOT NULL,
  place INTEGER NOT NULL,
  row TEXT NOT NULL,
  service_id TEXT NOT NULL,
  class TEXT NOT NULL,
  channel TEXT NOT NULL,
  official_ms INTEGER,
  strict_ms INTEGER,
  since_arrival_ms INTEGER,
  first_call_ms INTEGER,
  last_call_ms INTEGER,
  total_ms INTEGER,
  PRIMARY KEY (business_date, place)
) STRICT, WITHOUT ROWID;
