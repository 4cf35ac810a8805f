import type { LostText } from '@turno25/shared/domain/ledger/events/cases.ts';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import { hexOf, textOf } from '@turno25/shared/evidence/bytes.ts';
import { canonicalBytes } from '@turno25/shared/evidence/canonical.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import Database from 'better-sqlite3';
import type { Db } from '../ledger/database.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * Events looked at for sealed texts. A vault brought back from an older copy lacks the newest keys, and another branch's
 * lacks all of them: the newest texts tell, at a cost that does not grow with the years.
 */
const NEWEST = 5000;

/** The key that signs: that of the newest seal, or the one that came after it; null before the first of both. */
export function signingKeyOf(db: Db): string | null {
  const seal = db.prepare('SELECT seq, payload FROM event WHERE seq = (SELECT max(last_seal_seq) FROM report_day)');
  const rotation = db.prepare("SELECT seq, payload FROM event WHERE type = 'keyRotated' ORDER BY seq DESC LIMIT 1");
  const newest = [seal.get(), rotation.get()].flatMap((row) =>
    row === undefined ? [] : [row as { seq: number; payload: Buffer }],
  );
  const last = newest.reduce<{ seq: number; payload: Buffer } | null>(
    (a, b) => (a !== null && a.seq > b.seq ? a : b),
    null,
  );
  if (last === null) return null;
  const { keyId, to } = JSON.parse(textOf(last.payload)) as { keyId?: string; to?: { keyId: string } };
  return to?.keyId ?? keyId ?? null;
}

/** Whether the ledger was ever written in: it then has a vault, whose secrets were made before its first event. */
export function isBegun(db: Db): boolean {
  return db.prepare('SELECT 1 FROM event LIMIT 1').get() !== undefined;
}

/** How many of the newest sealed texts have a key that the vault neither holds nor destroyed, and nobody answered for. */
export function textsWithoutKey(db: Db, vault: Vault): number {
  const unknown = [...keysOfNewestTexts(db)].filter((keyId) => !vault.knows(keyId));
  if (unknown.length === 0) return 0;
  const answeredFor = new Set(lossesIn(db).flatMap(({ texts }) => texts.map(({ keyId }) => keyId)));
  return unknown.filter((keyId) => !answeredFor.has(keyId)).length;
}

/** Every loss of texts that the ledger tells. */
export function lossesIn(db: Db): readonly EventPayloads['textsLost'][] {
  const payloads = db.prepare("SELECT payload FROM event WHERE type = 'textsLost' ORDER BY seq").pluck().all();
  return (payloads as Buffer[]).map((payload) => JSON.parse(textOf(payload)) as EventPayloads['textsLost']);
}

/** Each text of the whole ledger that is lost and that nobody answered for yet, in order. */
export function lostTexts(db: Db, knows: (keyId: string) => boolean): readonly LostText[] {
  const answeredFor = new Set(lossesIn(db).flatMap(({ texts }) => texts.map(({ keyId }) => keyId)));
  return sealedTextsIn(db).filter(({ keyId }) => !knows(keyId) && !answeredFor.has(keyId));
}

function sealedTextsIn(db: Db): readonly LostText[] {
  const rows = db
    .prepare(
      `SELECT seq, payload FROM event WHERE type NOT IN ('daySealed', 'textsLost')
       AND instr(payload, CAST('"keyId"' AS BLOB)) > 0 ORDER BY seq`,
    )
    .all() as { seq: number; payload: Buffer }[];
  return rows.flatMap(({ seq, payload }) => sealedTextsOf(seq, JSON.parse(textOf(payload))));
}

/** The sealed texts in a payload, in its order. */
export function sealedTextsOf(seq: number, value: unknown): readonly LostText[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('keyId' in value && 'iv' in value && typeof value.keyId === 'string')
    return [{ seq, keyId: value.keyId, digest: hexOf(nodeCrypto.sha256(canonicalBytes(value))) }];
  return Object.values(value).flatMap((inner) => sealedTextsOf(seq, inner));
}

function keysOfNewestTexts(db: Db): ReadonlySet<string> {
  const newest = db
    .prepare(
      `SELECT payload FROM event WHERE seq > (SELECT max(seq) FROM event) - ? AND type NOT IN ('daySealed', 'textsLost')
       AND instr(payload, CAST('"keyId"' AS BLOB)) > 0`,
    )
    .pluck();
  try {
    return new Set(
      (newest.all(NEWEST) as Buffer[]).flatMap((payload) =>
        sealedTextsOf(0, JSON.parse(textOf(payload))).map(({ keyId }) => keyId),
      ),
    );
  } catch (error) {
    // A damaged page is no sign of another vault: people are served, and the verification that follows says it aloud.
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return new Set();
    throw error;
  }
}
