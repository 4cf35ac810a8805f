import { textOf } from '@turno25/shared/evidence/bytes.ts';
import type { Db } from '../ledger/database.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * Events looked at for sealed texts. A vault brought back from an older copy lacks the newest keys, and another branch's
 * lacks all of them: the newest texts tell, at a cost that does not grow with the years.
 */
const NEWEST = 5000;

/** The key that signed the newest seal; null before the first one. */
export function signingKeyOf(db: Db): string | null {
  const payload = db.prepare("SELECT payload FROM event WHERE type = 'daySealed' ORDER BY seq DESC LIMIT 1").pluck();
  const found = payload.get() as Buffer | undefined;
  return found === undefined ? null : (JSON.parse(textOf(found)) as { keyId: string }).keyId;
}

/** Whether the ledger was ever written in: it then has a vault, whose secrets were made before its first event. */
export function isBegun(db: Db): boolean {
  return db.prepare('SELECT 1 FROM event LIMIT 1').get() !== undefined;
}

/** How many of the newest sealed texts have a key that the vault neither holds nor destroyed. */
export function textsWithoutKey(db: Db, vault: Vault): number {
  const payloads = db
    .prepare(
      `SELECT payload FROM event WHERE seq > (SELECT max(seq) FROM event) - ? AND type <> 'daySealed'
       AND instr(payload, CAST('"keyId"' AS BLOB)) > 0`,
    )
    .pluck()
    .all(NEWEST) as Buffer[];
  const keys = new Set(payloads.flatMap((payload) => keysNamedIn(JSON.parse(textOf(payload)))));
  return [...keys].filter((keyId) => !vault.knows(keyId)).length;
}

function keysNamedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('keyId' in value && 'iv' in value && typeof value.keyId === 'string') return [value.keyId];
  return Object.values(value).flatMap(keysNamedIn);
}
