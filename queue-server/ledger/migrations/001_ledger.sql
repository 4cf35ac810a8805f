-- The evidence. Rows are appended and never changed: the triggers refuse it, the hash chain shows it.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  recorded_at INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  clock_offset_ms INTEGER,
  business_date TEXT,
  type TEXT NOT NULL,
  payload BLOB NOT NULL,
  actor TEXT NOT NULL,
  device TEXT,
  command_key TEXT,
  prev_hash BLOB NOT NULL,
  hash BLOB NOT NULL UNIQUE
) STRICT;

CREATE INDEX event_by_date ON event (business_date, seq);

CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: an event is never changed');
END;

CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only: an event is never deleted');
END;

-- What was asked and answered, so that the same key gives the same answer for ever. Not rebuildable.
CREATE TABLE command (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  body_hmac BLOB NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  first_seq INTEGER,
  last_seq INTEGER,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER command_no_update BEFORE UPDATE ON command
BEGIN
  SELECT RAISE(ABORT, 'a command is answered once');
END;

CREATE TRIGGER command_no_delete BEFORE DELETE ON command
BEGIN
  SELECT RAISE(ABORT, 'a command is never forgotten');
END;

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- May be thrown away at any time: the events alone give the same state.
CREATE TABLE snapshot (
  seq INTEGER PRIMARY KEY,
  head_hash BLOB NOT NULL,
  state_version INTEGER NOT NULL,
  state TEXT NOT NULL,
  digest BLOB NOT NULL
) STRICT;
