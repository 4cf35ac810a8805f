import { columnsOf, DAY_TABLES, type DayTable, type FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import { type Folded, foldDay, institutionsIn } from '@turno25/shared/figures/foldedDay.ts';
import type { Statement } from 'better-sqlite3';
import type { Db } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';

type Source = Pick<Ledger, 'eventsOf' | 'configOfVersion' | 'keyedTickets'>;

/** A sealed day and the place of its last seal. */
export type SealedDate = { readonly date: string; readonly seal: number };

/**
 * The facts of sealed days, a cache of the events: figures by breakdowns read them, and never the events again. Those of a
 * day are written once it is sealed; days of before there were facts get theirs when they are asked for.
 */
export class FactRows {
  readonly #db: Db;
  readonly #inserts: ReadonlyMap<DayTable, Statement>;
  /** Institutions by service, of each version of the configuration that was asked for. */
  readonly #institutions = new Map<number, ReadonlyMap<string, string>>();

  constructor(db: Db) {
    this.#db = db;
    this.#inserts = new Map(
      DAY_TABLES.map((table) => {
        const names = columnsOf(table).map(([name]) => name);
        const places = names.map(() => '?').join(', ');
        return [table, db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`)];
      }),
    );
  }

  /** Sealed days of a range, both included, whose facts are not those of their last seal, oldest first. */
  missing(from: string, to: string): readonly SealedDate[] {
    return this.#db
      .prepare(
        `SELECT day.business_date AS date, day.last_seal_seq AS seal FROM report_day AS day
         LEFT JOIN fact_of AS kept ON kept.business_date = day.business_date
         WHERE day.last_seal_seq IS NOT NULL AND kept.seal_seq IS NOT day.last_seal_seq
           AND day.business_date BETWEEN ? AND ? ORDER BY day.business_date`,
      )
      .all(from, to) as SealedDate[];
  }

  /** Drops what is kept of days that have no seal: it would be added to what their events give. */
  dropStrays(): void {
    const unsealed = 'business_date NOT IN (SELECT business_date FROM report_day WHERE last_seal_seq IS NOT NULL)';
    const unnamed = 'business_date NOT IN (SELECT business_date FROM fact_of)';
    const strays = [
      ['fact_of', unsealed],
      ...DAY_TABLES.flatMap((table) => [
        [table, unsealed],
        [table, unnamed],
      ]),
    ];
    for (const [table, condition] of strays) {
      // Looked for first: a start that has nothing to drop writes nothing, whoever holds the file.
      const found = this.#db.prepare(`SELECT 1 FROM ${table} WHERE ${condition} LIMIT 1`).get();
      if (found !== undefined) this.#db.exec(`DELETE FROM ${table} WHERE ${condition}`);
    }
  }

  /** Folds a sealed day and keeps its facts instead of those that it had. */
  keep(ledger: Source, { date, seal }: SealedDate): void {
    const { facts, formulas } = this.fold(ledger, date, seal, null);
    this.#db.transaction(() => {
      for (const table of DAY_TABLES) this.#db.prepare(`DELETE FROM ${table} WHERE business_date = ?`).run(date);
      for (const table of DAY_TABLES) {
        const names = columnsOf(table).map(([name]) => name);
        const insert = this.#inserts.get(table);
        for (const row of facts[table]) insert?.run(...names.map((name) => row[name] ?? null));
      }
      this.#db
        .prepare('INSERT OR REPLACE INTO fact_of (business_date, seal_seq, formulas) VALUES (?, ?, ?)')
        .run(date, seal, formulas);
    })();
  }

  /** The facts of a day up to a place of the ledger; `now` (UTC ms) for one that goes on. */
  fold(ledger: Source, date: string, upTo: number, now: number | null): Folded {
    return foldDay(ledger, date, upTo, now, (version) => this.#institutionsOf(ledger, version));
  }

  /** Kept rows of a table on a date, as they were folded. */
  rowsOf(table: DayTable, date: string): readonly FactRow[] {
    return this.#db.prepare(`SELECT * FROM ${table} WHERE business_date = ? ORDER BY place`).all(date) as FactRow[];
  }

  #institutionsOf(ledger: Source, version: number): ReadonlyMap<string, string> {
    const known = this.#institutions.get(version);
    if (known !== undefined) return known;
    const found = institutionsIn(ledger.configOfVersion(version));
    this.#institutions.set(version, found);
    return found;
  }
}
