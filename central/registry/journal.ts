import { createHash } from 'node:crypto';
import { canonicalText } from '@turno25/shared/evidence/canonical.ts';
import type { RegistryDb } from './registryFile.ts';

/** What somebody at the centre may do that others will ask about. */
type Act =
  | 'branchEnrolled'
  | 'branchChanged'
  | 'branchReleased'
  | 'restoreAcceptedByOne'
  | 'restoreAccepted'
  | 'accountAdded'
  | 'accountChanged'
  | 'cataloguePublished'
  | 'categoriesChanged';

export type JournalLine = {
  readonly place: number;
  /** UTC ms. */
  readonly at: number;
  /** Id of the account; `console` for whoever sits at the machine. */
  readonly who: string;
  readonly act: Act;
  readonly about: Readonly<Record<string, unknown>>;
};

type Kept = {
  readonly place: number;
  readonly at: number;
  readonly who: string;
  readonly act: Act;
  readonly about: string;
  readonly prev_hash: string;
  readonly hash: string;
};

/** Who did what at the centre: append-only, each line bound to the one before, so that a line that is gone or changed shows. */
export class Journal {
  readonly #db: RegistryDb;

  constructor(db: RegistryDb) {
    this.#db = db;
  }

  write(line: Omit<JournalLine, 'place'>): void {
    this.#db
      .transaction(() => {
        const last = this.#db.prepare('SELECT place, hash FROM journal ORDER BY place DESC LIMIT 1').get() as
          | Pick<Kept, 'place' | 'hash'>
          | undefined;
        const place = (last?.place ?? 0) + 1;
        const prev = last?.hash ?? '';
        const about = canonicalText(line.about);
        const hash = hashOf({ place, at: line.at, who: line.who, act: line.act, about, prev_hash: prev });
        this.#db
          .prepare('INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)')
          .run(place, line.at, line.who, line.act, about, prev, hash);
      })
      .immediate();
  }

  /** The newest lines first. */
  newest(count: number): readonly JournalLine[] {
    const rows = this.#db.prepare('SELECT * FROM journal ORDER BY place DESC LIMIT ?').all(count) as Kept[];
    return rows.map(({ place, at, who, act, about }) => ({ place, at, who, act, about: JSON.parse(about) }));
  }

  /** Whether somebody added or changed an account since an instant (UTC ms), or at it; entering by the provider is none. */
  accountTouchedSince(id: string, since: number): boolean {
    const sql = `SELECT 1 FROM journal WHERE act IN ('accountAdded', 'accountChanged') AND at >= ? AND who <> 'provider'
      AND json_extract(about, '$.id') = ?`;
    return this.#db.prepare(sql).get(since, id) !== undefined;
  }

  /** The place of the first line that is not what was written, or is missing; null when all is good. */
  firstBad(): number | null {
    let due = 1;
    let prev = '';
    for (const row of this.#db.prepare('SELECT * FROM journal ORDER BY place').iterate() as Iterable<Kept>) {
      if (row.place !== due || row.prev_hash !== prev || row.hash !== hashOf(row)) return due;
      due += 1;
      prev = row.hash;
    }
    return null;
  }
}

function hashOf({ place, at, who, act, about, prev_hash }: Omit<Kept, 'hash'>): string {
  return createHash('sha256')
    .update(canonicalText([place, at, who, act, about, prev_hash]))
    .digest('hex');
}
