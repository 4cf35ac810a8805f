import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hexOf, textOf } from '@turno25/shared/evidence/bytes.ts';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import type { Rotation } from '@turno25/shared/evidence/rotation.ts';
import type { LedgerRow } from '@turno25/shared/evidence/row.ts';
import { LedgerWalk } from '@turno25/shared/evidence/walk.ts';
import { readRow, writtenRow } from '@turno25/shared/evidence/writtenRow.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Db } from '../ledger/database.ts';
import { Ledger } from '../ledger/ledger.ts';

/** The good part of a ledger, and what is known of the rest. */
export type GoodPart = {
  readonly rows: readonly LedgerRow[];
  /** Why it ends where it ends; null when nothing is wrong. */
  readonly why: string | null;
  readonly leftOut: readonly LeftOut[];
};
export type LeftOut = { readonly seq: number; readonly type: string; readonly hash: string };

/** With whose key the seals of a ledger must be signed, and the changes of it that the ledger tells. */
export type Sealing = { readonly publicKey: string; readonly rotations: readonly Rotation[] };

/**
 * Rows of a ledger up to the first thing wrong, a seal of a stranger's among them; each is read by itself, so that a damaged
 * page costs its own rows only.
 */
export function goodPartOf(
  rows: Iterable<LedgerRow>,
  { publicKey, rotations }: Sealing,
  before: (seq: number) => number,
): GoodPart {
  const walk = new LedgerWalk({ crypto: nodeCrypto, key: readPublicKey(nodeCrypto, publicKey), rotations });
  const good: LedgerRow[] = [];
  const rest: LedgerRow[] = [];
  let why: string | null = null;
  try {
    for (const row of rows) {
      if (why === null) {
        const finding = walk.step(row);
        if (finding === null) {
          good.push(row);
          continue;
        }
        why = `event ${finding.seq}: ${finding.detail}`;
      }
      rest.push(row);
    }
  } catch (error) {
    why ??= `event ${walk.head.seq + 1}: ${(error as Error).message}`;
  }
  // Never in the middle of what one command made: half of it was never acknowledged as such.
  const cut = why === null ? good.length : before(good.length);
  const left = [...good.slice(cut), ...rest].map(({ seq, type, hash }) => ({ seq, type, hash: hexOf(hash) }));
  return { rows: good.slice(0, cut), why, leftOut: left };
}

/** Rows as the centre keeps them: NDJSON of `GET /ledger`. Throws where a line is no row. */
export function* rowsInFile(file: string): Generator<LedgerRow> {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() !== '') yield readRow(writtenRow.parse(JSON.parse(line)));
  }
}

/** Changes of the key among rows of a file, as far as they can be read. */
export function rotationsInFile(file: string): readonly Rotation[] {
  const rotations: Rotation[] = [];
  try {
    for (const { type, payload } of rowsInFile(file))
      if (type === 'keyRotated') rotations.push(JSON.parse(textOf(payload)) as Rotation);
  } catch {
    // What comes after a line that is no row is left out anyway.
  }
  return rotations;
}

/** Rows of a database that may be damaged, each by its own reading, to the highest sequence number that can be seen. */
export function* rowsOneByOne(db: Db): Generator<LedgerRow> {
  const ledger = new Ledger(db);
  const { seq: last } = ledger.head();
  for (let seq = 1; seq <= last; seq += 1) {
    const row = ledger.row(seq);
    if (row !== null) yield row;
  }
}

/** SHA-256 over the hashes of what was left out, in order. */
export function digestOf(leftOut: readonly LeftOut[]): string {
  return createHash('sha256')
    .update(leftOut.map(({ hash }) => `${hash}\n`).join(''))
    .digest('hex');
}
