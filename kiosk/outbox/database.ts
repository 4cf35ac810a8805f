import { privateFile } from '@turno25/shared/files/privateFiles.ts';
import Database from 'better-sqlite3';

export type Db = Database.Database;

const SCHEMA = `
CREATE TABLE blocks (
  series TEXT NOT NULL, businessDate TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  next INTEGER NOT NULL CHECK (next BETWEEN first AND last + 1),
  PRIMARY KEY (series, businessDate, first)
) STRICT;

-- One row per tap. 'asking': the server has been asked and has not answered.
CREATE TABLE tickets (
  visitId TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, request TEXT NOT NULL, businessDate TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asking', 'issued', 'abandoned')),
  source TEXT CHECK (source IN ('server', 'block')),
  series TEXT, number INTEGER, issuedAt INTEGER, clockOffsetMs INTEGER,
  CHECK ((state = 'issued') = (number IS NOT NULL)),
  UNIQUE (businessDate, series, number)
) STRICT;

CREATE TABLE printJobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT, visitId TEXT NOT NULL UNIQUE REFERENCES tickets (visitId), paper TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'printing', 'printed', 'failed')),
  tries INTEGER NOT NULL DEFAULT 0,
  -- 1 once some paper may have come out: whatever is printed after that is a copy.
  maybeOut INTEGER NOT NULL DEFAULT 0, wasOut INTEGER NOT NULL DEFAULT 0
) STRICT;

-- 'body' is written when the delivery is first sent and never changes after.
CREATE TABLE deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, deliveryKey TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, visitId TEXT NOT NULL,
  body TEXT, state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'refused')), refusal TEXT
) STRICT;

CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
`;

const CODES_AHEAD = `
-- Visits to come, with the codes that their tickets will carry.
CREATE TABLE passes (visitId TEXT PRIMARY KEY, trackingToken TEXT NOT NULL, surveyCode TEXT NOT NULL) STRICT;

ALTER TABLE tickets ADD COLUMN trackingToken TEXT;
ALTER TABLE tickets ADD COLUMN surveyCode TEXT;
-- When the server was asked, by the kiosk's clock: after a crash it tells whether the person may still be there.
ALTER TABLE tickets ADD COLUMN askedAt INTEGER NOT NULL DEFAULT 0;

-- 1 for a paper that a crash found in line, or brought to light: its number is on no screen.
ALTER TABLE printJobs ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0;

-- Some of what is delivered belongs to no visit.
ALTER TABLE deliveries RENAME TO deliveriesOfVisits;
CREATE TABLE deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, deliveryKey TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, visitId TEXT,
  body TEXT, state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'refused')), refusal TEXT
) STRICT;
INSERT INTO deliveries (seq, deliveryKey, kind, visitId, body, state, refusal)
  SELECT seq, deliveryKey, kind, visitId, body, state, refusal FROM deliveriesOfVisits;
DROP TABLE deliveriesOfVisits;
`;

const WITNESS = `
-- Heads of the branch's ledger, one row.
CREATE TABLE witness (id INTEGER PRIMARY KEY CHECK (id = 1), heads TEXT NOT NULL) STRICT;
`;

const BELONGING = `
-- The ledger that everything in this file belongs to, one row. 'door': digest of the credential under which it was last met.
CREATE TABLE belonging (id INTEGER PRIMARY KEY CHECK (id = 1), ledgerId TEXT NOT NULL, door TEXT NOT NULL) STRICT;

-- What belongs to the ledgers of other branches, as it was left: numbers that were given there are not given there again.
CREATE TABLE apart (ledgerId TEXT PRIMARY KEY, held TEXT NOT NULL) STRICT;
`;

const RECEIPTS = `
-- The branch's signed word for tickets of the last days. 'settled': the copy of its ledger that has heard of it since.
CREATE TABLE receipts (
  visitId TEXT PRIMARY KEY, businessDate TEXT NOT NULL, ledgerId TEXT NOT NULL, epoch TEXT NOT NULL,
  receipt TEXT NOT NULL, settled TEXT NOT NULL DEFAULT ''
) STRICT;
`;

const TESTS = `
-- Tests that staff asked for from the branch's pages. 'outcome' is null from before a byte leaves until it is known.
CREATE TABLE tests (seq INTEGER PRIMARY KEY AUTOINCREMENT, testId TEXT NOT NULL UNIQUE, outcome TEXT) STRICT;
`;

/** Each brings the file one version further. What was ever written may lie on a kiosk, so none of them changes. */
const VERSIONS = [SCHEMA, CODES_AHEAD, WITNESS, BELONGING, RECEIPTS, TESTS];

/**
 * Opens the outbox's database: WAL with `synchronous=FULL`, so that what was committed before a paper or a request left
 * survives a power cut right after it.
 */
export function openOutboxDatabase(path: string): Db {
  if (path !== ':memory:') privateFile(path);
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > VERSIONS.length) {
    throw new Error(`outbox is at version ${version}, this program knows ${VERSIONS.length}`);
  }
  if (version === VERSIONS.length) return db;
  db.transaction(() => {
    for (const step of VERSIONS.slice(version)) db.exec(step);
    db.pragma(`user_version = ${VERSIONS.length}`);
  }).immediate();
  return db;
}
