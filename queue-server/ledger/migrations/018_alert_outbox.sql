-- Alerts on their way to somebody outside: no evidence, and kept as long as they are of use.
CREATE TABLE alert_outbox (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
  tries INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  tried_at INTEGER,
  answer TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_outbox_due ON alert_outbox (next_at) WHERE state = 'waiting';

-- Which alerts were told already, so that a restart tells none of them again.
CREATE TABLE alert_told (id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
