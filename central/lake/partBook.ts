import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Warehouse } from '../warehouse/port.ts';
import { WAREHOUSE_VERSION } from '../warehouse/schema.ts';
import { writeWhole } from './files.ts';
import { type LakePart, rowsOfPartSql } from './layout.ts';

/** Engines that read folders leave out what begins so. */
const FILE = '_parts.json';

const written = z.object({
  format: z.literal(1),
  parts: z.record(z.string(), z.object({ stamp: z.string(), files: z.record(z.string(), z.string()) })),
});
type Parts = z.infer<typeof written>['parts'];

/**
 * What each part of a lake was made of, and the digest of its files: a part of which nothing changed is not made again. It says
 * nothing against a hand that changes a file and this book too; a lake that is made whole does.
 */
export class PartBook {
  readonly #folder: string;
  readonly #before: Parts;
  readonly #now: Parts = {};

  constructor(folder: string, whole: boolean) {
    this.#folder = folder;
    this.#before = whole ? {} : read(join(folder, FILE));
  }

  /** The files of a part that was made of the same, if they are as they were written; null when it has to be made. */
  standing(part: LakePart, stamp: string | null): readonly string[] | null {
    const key = keyOf(part);
    const known = this.#before[key];
    if (stamp === null || known?.stamp !== stamp) return null;
    for (const [path, digest] of Object.entries(known.files)) {
      const file = join(this.#folder, path);
      if (!existsSync(file) || digestOf(readFileSync(file)) !== digest) return null;
    }
    this.#now[key] = known;
    return Object.keys(known.files);
  }

  /** A part was made. Without a stamp it is made again next time. */
  made(part: LakePart, stamp: string | null, files: ReadonlyMap<string, Uint8Array>): void {
    if (stamp === null) return;
    const digests = [...files].map(([path, bytes]) => [path, digestOf(bytes)] as const);
    this.#now[keyOf(part)] = { stamp, files: Object.fromEntries(digests) };
  }

  /** Keeps what is known by now; what was not looked at yet stays as it was until `done`. */
  keep(done: boolean): void {
    const parts = done ? this.#now : { ...this.#before, ...this.#now };
    writeWhole(this.#folder, FILE, Buffer.from(JSON.stringify({ format: 1, parts })));
  }
}

/**
 * What the facts of a part are a function of: its seals, each with the hash of the event before it, which the whole chain
 * stands behind; the formulas; and its cases, which change without a seal. Null where a day goes on, or has no such seal: a
 * generated one has none.
 */
export async function stampOf(warehouse: Pick<Warehouse, 'rows'>, part: LakePart): Promise<string | null> {
  const days = await warehouse.rows(rowsOfPartSql('day_of', part, 'business_date, seal_seq, formulas'));
  const seals = await warehouse.rows(rowsOfPartSql('fact_seal', part, 'business_date, amendment, seq, head_hash'));
  const sealed = new Set(seals.map(({ business_date, seq }) => `${business_date} ${seq}`));
  if (!days.every(({ business_date, seal_seq }) => sealed.has(`${business_date} ${seal_seq}`))) return null;
  const cases = await warehouse.rows(rowsOfPartSql('fact_case', part));
  const lines = [...days, ...seals, ...cases].map((row) => JSON.stringify(Object.entries(row).sort()));
  return digestOf(Buffer.from(JSON.stringify([WAREHOUSE_VERSION, ...lines.sort()])));
}

function read(file: string): Parts {
  try {
    const parsed = written.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data.parts : {};
  } catch {
    return {};
  }
}

function keyOf({ branchId, year, quarter, region }: LakePart): string {
  return `${year}-${quarter}/${region}/${branchId}`;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
