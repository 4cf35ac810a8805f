-- What figures of a period need of each visit of a sealed day: a cache, whose digest the day's last seal carries.
CREATE TABLE sealed_row (
  business_date TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  visit_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  class TEXT NOT NULL,
  channel TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  waits_from INTEGER NOT NULL,
  limit_ms INTEGER NOT NULL,
  official_ms INTEGER,
  first_call_ms INTEGER,
  last_call_ms INTEGER,
  total_ms INTEGER,
  elapsed_ms INTEGER,
  end_as TEXT NOT NULL,
  outcome TEXT,
  exclusion TEXT,
  counts INTEGER NOT NULL,
  PRIMARY KEY (business_date, ordinal, visit_id)
) STRICT, WITHOUT ROWID;

-- Which seal of a day its rows are of.
CREATE TABLE sealed_rows_of (business_date TEXT PRIMARY KEY, seal_seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
