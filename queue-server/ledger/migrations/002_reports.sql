-- Reporting tables: a fold of the events, dropped and rebuilt at will.
CREATE TABLE report_visit (
  visit_id TEXT PRIMARY KEY,
  business_date TEXT NOT NULL,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  service_id TEXT NOT NULL,
  class TEXT NOT NULL,
  track_hash TEXT NOT NULL UNIQUE,
  survey_hash TEXT NOT NULL UNIQUE,
  issued_at INTEGER NOT NULL,
  first_call_at INTEGER,
  first_start_at INTEGER,
  ended_at INTEGER,
  ended_as TEXT,
  removal_code TEXT,
  excluded TEXT,
  surveyed INTEGER NOT NULL DEFAULT 0,
  identity_key TEXT,
  UNIQUE (business_date, series, number)
) STRICT, WITHOUT ROWID;

-- Attention of each visit, for the usual durations.
CREATE TABLE report_attention (
  started_seq INTEGER PRIMARY KEY,
  visit_id TEXT NOT NULL,
  business_date TEXT NOT NULL,
  service_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE INDEX report_attention_open ON report_attention (visit_id, finished_at);
CREATE INDEX report_attention_date ON report_attention (business_date, service_id);

-- Announcements of the board, one row for each call and recall.
CREATE TABLE report_call (
  seq INTEGER PRIMARY KEY,
  business_date TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  counter_id TEXT NOT NULL
) STRICT;
CREATE INDEX report_call_visit ON report_call (visit_id, seq);

CREATE TABLE report_day (
  business_date TEXT PRIMARY KEY,
  opened_seq INTEGER NOT NULL,
  closed_seq INTEGER,
  seals INTEGER NOT NULL DEFAULT 0,
  last_seal_seq INTEGER
) STRICT, WITHOUT ROWID;
