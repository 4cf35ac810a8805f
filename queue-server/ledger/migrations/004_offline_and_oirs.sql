-- Late deliveries need the instant of a day's closing; OIRS are found by folio.
ALTER TABLE report_day ADD COLUMN closed_at INTEGER;

CREATE TABLE report_oirs (
  folio TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  institution_id TEXT NOT NULL,
  filed_at INTEGER NOT NULL,
  due_date TEXT,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
