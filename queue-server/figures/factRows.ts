import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { Around } from '@turno25/shared/domain/figures/facts/around.ts';
import { dayFacts } from '@turno25/shared/domain/figures/facts/facts.ts';
import { keyedTickets, RETURN_DAYS, returnedVisits } from '@turno25/shared/domain/figures/facts/returns.ts';
import {
  columnsOf,
  DAY_TABLES,
  type DayFacts,
  type DayTable,
  type FactRow,
} from '@turno25/shared/domain/figures/facts/tables.ts';
import { openingOf } from '@turno25/shared/domain/ledger/opening.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import { localHour } from '@turno25/shared/time/zone.ts';
import type { Statement } from 'better-sqlite3';
import type { Db } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';

type Source = Pick<Ledger, 'eventsOf' | 'configOfVersion' | 'keyedTickets'>;

/** The facts of a day, and the version of the formulas that it opened with. */
export type Folded = { readonly facts: DayFacts; readonly formulas: number };

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
    const events = ledger.eventsOf(date, upTo);
    const keyed = keyedTickets(events);
    const before = keyed.length === 0 ? [] : keyedTickets(ledger.keyedTickets(sinceOf(date), addDays(date, -1), upTo));
    const facts = foldedDay(events, date, now, {
      keyed: new Set(keyed.map(({ visitId }) => visitId)),
      returned: returnedVisits(keyed, before, upTo),
      institutionsOf: (version) => this.#institutionsOf(ledger, version),
    });
    return { facts, formulas: openingOf(events).formulas ?? 1 };
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

/** The first date whose tickets may make one of a date a return. */
export function sinceOf(date: string): string {
  return addDays(date, -RETURN_DAYS - 1);
}

export function institutionsIn(config: BranchConfig | null): ReadonlyMap<string, string> {
  return new Map(config?.services.map(({ id, institutionId }) => [id, institutionId]));
}

/** The facts of a day from its events, its people and the configuration that it opened with. */
export function foldedDay(
  events: readonly RecordedEvent[],
  date: string,
  now: number | null,
  beside: Pick<Around, 'keyed' | 'returned'> & {
    readonly institutionsOf: (version: number) => ReadonlyMap<string, string>;
  },
): DayFacts {
  const { zone, formulas = 1, configVersion } = openingOf(events);
  const institutions = beside.institutionsOf(configVersion);
  const around: Around = {
    hourOf: (at) => localHour(at, zone),
    institutionOf: (serviceId) => institutions.get(serviceId) ?? null,
    keyed: beside.keyed,
    returned: beside.returned,
  };
  return dayFacts(formulas, events, date, now, around);
}
