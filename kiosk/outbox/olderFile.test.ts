import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@turno25/shared/time/clock.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openOutboxDatabase } from './database.ts';
import { Outbox } from './outbox.ts';

/** An outbox as the first version of this program left it: a ticket that is given, printed and not yet told. */
const FIRST_VERSION = `
CREATE TABLE blocks (
  series TEXT NOT NULL, businessDate TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  next INTEGER NOT NULL CHECK (next BETWEEN first AND last + 1),
  PRIMARY KEY (series, businessDate, first)
) STRICT;
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
  tries INTEGER NOT NULL DEFAULT 0, maybeOut INTEGER NOT NULL DEFAULT 0, wasOut INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, deliveryKey TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, visitId TEXT NOT NULL,
  body TEXT, state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'refused')), refusal TEXT
) STRICT;
CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
INSERT INTO blocks VALUES ('A', '2026-11-20', 501, 540, 502);
INSERT INTO tickets VALUES ('3b1f0c52-6f4e-4c0b-9d2a-1a2b3c4d5e6f', 'tap-00000001',
  '{"serviceId":"birth","class":"general","language":"es-CL"}', '2026-11-20', 'issued', 'block', 'A', 501, 1795186800000, 12);
INSERT INTO printJobs (visitId, paper, state, tries, maybeOut) VALUES ('3b1f0c52-6f4e-4c0b-9d2a-1a2b3c4d5e6f', '{}', 'printed', 1, 1);
INSERT INTO deliveries (seq, deliveryKey, kind, visitId)
  VALUES (7, 'ticket.3b1f0c52-6f4e-4c0b-9d2a-1a2b3c4d5e6f', 'ticket', '3b1f0c52-6f4e-4c0b-9d2a-1a2b3c4d5e6f');
PRAGMA user_version = 1;
`;

test('what an older program promised is still told, and its numbers go on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  const file = join(folder, 'outbox.db');
  try {
    const old = new Database(file);
    old.exec(FIRST_VERSION);
    old.close();
    const db = openOutboxDatabase(file);
    const outbox = new Outbox(db, { clock: systemClock, newId: systemId });
    expect(outbox.nextParcel()).toMatchObject({
      seq: 7,
      parcel: { kind: 'ticket', body: { number: 501, serviceId: 'birth', clockOffsetMs: 12, printed: true } },
    });
    expect(outbox.blocks.remaining('A', '2026-11-20')).toBe(39);
    expect(outbox.passes.held).toBe(0);
    outbox.acknowledged(7);
    outbox.forgetBefore('2026-11-21');
    expect(outbox.state()).toMatchObject({ undelivered: 0, unprinted: 0 });
    db.close();
    // A second start finds nothing to change.
    openOutboxDatabase(file).close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
