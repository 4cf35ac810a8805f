/**
 * Where the rows of one branch lie. `event` are those that were proven; `held_back` what came while nobody could believe it;
 * `set_aside` what counts no more and stays for whoever asks: rows that were not believed until somebody released the branch
 * (`doubted`), and rows that were proven and that a restore of the branch left out (`restored`). No row is ever changed.
 */
export const EVIDENCE_TABLES = [
  `
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
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX event_by_date ON event (business_date, seq);
CREATE INDEX event_ticket ON event (business_date, seq) WHERE type = 'ticketIssued';
CREATE INDEX event_rare ON event (seq) WHERE type IN
  ('serverBack', 'deviceEnrolled', 'deviceRevoked', 'deviceLost', 'deviceBack', 'configPublished', 'dayOpened', 'dayClosed',
   'keyRotated', 'ledgerRestored', 'oirsFiled', 'oirsClosed');

CREATE TABLE held_back (
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  arrived_at INTEGER NOT NULL,
  row TEXT NOT NULL,
  PRIMARY KEY (seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside (
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('doubted', 'restored')),
  row TEXT NOT NULL,
  PRIMARY KEY (seq, hash, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE seal (
  seq INTEGER PRIMARY KEY,
  business_date TEXT NOT NULL,
  amendment INTEGER NOT NULL,
  key_id TEXT NOT NULL
) STRICT;
CREATE INDEX seal_of_date ON seal (business_date, seq);

CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
] as const;
