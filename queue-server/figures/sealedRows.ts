import { type DayRows, dayRows } from '@turno25/shared/domain/figures/sealedRows.ts';
import type { PeriodWaits, VisitRow } from '@turno25/shared/domain/figures/v1/rows.ts';
import type { PeriodWaitsV2 } from '@turno25/shared/domain/figures/v2/period.ts';
import type { SealedUnit } from '@turno25/shared/domain/figures/v2/sealedRows.ts';
import type { Millis, ServiceId } from '@turno25/shared/domain/ids.ts';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import { openingOf } from '@turno25/shared/domain/ledger/opening.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { canonicalText } from '@turno25/shared/evidence/canonical.ts';
import type { Statement } from 'better-sqlite3';
import type { Db } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { Gathered, GatheredUnits, gatheredOf } from './gatheredWaits.ts';
import { Remembered } from './remembered.ts';

const COLUMNS = [
  'ordinal',
  'visit_id',
  'service_id',
  'class',
  'channel',
  'issued_at',
  'waits_from',
  'limit_ms',
  'official_ms',
  'first_call_ms',
  'last_call_ms',
  'total_ms',
  'elapsed_ms',
  'end_as',
  'outcome',
  'exclusion',
  'counts',
] as const;

type SealPayload = EventPayloads['daySealed'];
/** A year and a quarter of working days. */
const SEALS_REMEMBERED = 320;
type Waits = readonly (Millis | null)[];

/** The rows of sealed days, written with each seal: figures of a period read them, and never the events again. */
export class SealedRows {
  readonly #db: Db;
  readonly #insert: Statement;
  readonly #insertUnit: Statement;
  /** Seals by their hash: one never changes, and reading a year of them is a third of its figures. */
  readonly #read = new Remembered<SealPayload>(SEALS_REMEMBERED);

  constructor(db: Db) {
    this.#db = db;
    const places = ['?', ...COLUMNS.map(() => '?')].join(', ');
    this.#insert = db.prepare(`INSERT INTO sealed_row (business_date, ${COLUMNS.join(', ')}) VALUES (${places})`);
    this.#insertUnit = db.prepare(
      `INSERT INTO sealed_unit (business_date, place, row, service_id, class, channel, official_ms, strict_ms,
         since_arrival_ms, first_call_ms, last_call_ms, total_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** Those of the day's newest seal, instead of the ones before. Belongs inside the transaction of the seal. */
  write(date: string, sealSeq: number, rows: DayRows): void {
    this.#db.prepare('DELETE FROM sealed_row WHERE business_date = ?').run(date);
    this.#db.prepare('DELETE FROM sealed_unit WHERE business_date = ?').run(date);
    for (const [place, row] of rows.entries()) {
      if ('unitId' in row) this.#writeUnit(date, place, row);
      else this.#writeVisit(date, row);
    }
    this.#db
      .prepare('INSERT OR REPLACE INTO sealed_rows_of (business_date, seal_seq) VALUES (?, ?)')
      .run(date, sealSeq);
  }

  #writeVisit(date: string, row: VisitRow): void {
    this.#insert.run(
      date,
      row.ordinal,
      row.visitId,
      row.serviceId,
      row.class,
      row.channel,
      row.issuedAt,
      row.waitsFrom,
      row.limitMs,
      row.officialMs,
      row.firstCallMs,
      row.lastCallMs,
      row.totalMs,
      row.elapsedMs,
      row.end,
      row.outcome,
      row.exclusion,
      row.counts ? 1 : 0,
    );
  }

  #writeUnit(date: string, place: number, row: SealedUnit): void {
    const waits = gatheredOf(row);
    this.#insertUnit.run(
      date,
      place,
      canonicalText(row),
      row.serviceId,
      row.class,
      row.channel,
      waits.official,
      waits.strict,
      waits.sinceArrival,
      waits.firstCall,
      waits.lastCall,
      waits.total,
    );
  }

  /** Whether what figures of a period gather of a day is what its rows say: their digest is not of the columns beside them. */
  columnsAgree(date: string): boolean {
    const rows = this.#db.prepare('SELECT * FROM sealed_unit WHERE business_date = ?').all(date);
    return (rows as Record<string, string | number | null>[]).every((kept) => {
      const row = JSON.parse(String(kept.row)) as SealedUnit;
      const waits = gatheredOf(row);
      return (
        kept.service_id === row.serviceId &&
        kept.class === row.class &&
        kept.channel === row.channel &&
        kept.official_ms === waits.official &&
        kept.strict_ms === waits.strict &&
        kept.since_arrival_ms === waits.sinceArrival &&
        kept.first_call_ms === waits.firstCall &&
        kept.last_call_ms === waits.lastCall &&
        kept.total_ms === waits.total
      );
    });
  }

  /** Those kept of a day that version 2 of the formulas sealed, as its seal names them. */
  unitsOf(date: string): SealedUnit[] {
    const rows = this.#db
      .prepare('SELECT row FROM sealed_unit WHERE business_date = ? ORDER BY place')
      .pluck()
      .all(date) as string[];
    return rows.map((row) => JSON.parse(row) as SealedUnit);
  }

  /** Those kept of a day, in order of issue, as its seal names them. */
  ofDate(date: string): VisitRow[] {
    const rows = this.#db
      .prepare('SELECT * FROM sealed_row WHERE business_date = ? ORDER BY ordinal, visit_id')
      .all(date);
    return (rows as Record<string, string | number | null>[]).map(
      (row) =>
        ({
          visitId: row.visit_id,
          ordinal: row.ordinal,
          serviceId: row.service_id,
          class: row.class,
          channel: row.channel,
          issuedAt: row.issued_at,
          waitsFrom: row.waits_from,
          limitMs: row.limit_ms,
          officialMs: row.official_ms,
          firstCallMs: row.first_call_ms,
          lastCallMs: row.last_call_ms,
          totalMs: row.total_ms,
          elapsedMs: row.elapsed_ms,
          end: row.end_as,
          outcome: row.outcome,
          exclusion: row.exclusion,
          counts: row.counts === 1,
        }) as VisitRow,
    );
  }

  /** Days that were sealed before rows were kept, or whose rows are of an older seal, get theirs. */
  complete(ledger: Ledger): void {
    const missing = this.#db
      .prepare(
        `SELECT day.business_date AS date, day.last_seal_seq AS seal FROM report_day AS day
         LEFT JOIN sealed_rows_of AS kept ON kept.business_date = day.business_date
         WHERE day.last_seal_seq IS NOT NULL AND kept.seal_seq IS NOT day.last_seal_seq`,
      )
      .all() as { date: string; seal: number }[];
    for (const { date, seal } of missing) this.#rewrite(ledger, date, seal);
  }

  /** The rows are a cache: the day's events give the same again. */
  #rewrite(ledger: Pick<Ledger, 'eventsOf'>, date: string, seal: number): void {
    const events = ledger.eventsOf(date, seal - 1);
    const { formulas = 1 } = openingOf(events);
    this.#db.transaction(() => this.write(date, seal, dayRows(formulas, events, date, null)))();
  }

  /** The last seal of each day of a range of dates, both included; days of which rows are missing get them back first. */
  sealsBetween(ledger: Pick<Ledger, 'eventsOf'>, from: string, to: string): readonly SealPayload[] {
    const seals = this.#sealsBetween(from, to);
    const kept = this.#countsBetween(from, to);
    for (const seal of seals) {
      const count = 'rows' in seal.payload ? seal.payload.rows.count : undefined;
      if (count === undefined || count === (kept.get(seal.payload.date) ?? 0)) continue;
      this.#rewrite(ledger, seal.payload.date, seal.seq);
    }
    return seals.map(({ payload }) => payload);
  }

  #sealsBetween(from: string, to: string): readonly { readonly seq: number; readonly payload: SealPayload }[] {
    const rows = this.#db
      .prepare(
        `SELECT seq, lower(hex(hash)) AS hash FROM event JOIN report_day ON last_seal_seq = event.seq
         WHERE report_day.business_date BETWEEN ? AND ? ORDER BY report_day.business_date`,
      )
      .all(from, to) as { seq: number; hash: string }[];
    return rows.map(({ seq, hash }) => ({ seq, payload: this.#read.of(hash, () => this.#payloadAt(seq)) }));
  }

  #payloadAt(seq: number): SealPayload {
    const payload = this.#db.prepare('SELECT payload FROM event WHERE seq = ?').pluck().get(seq) as Buffer;
    return JSON.parse(payload.toString('utf8'));
  }

  /** How many rows are kept of each date. */
  #countsBetween(from: string, to: string): ReadonlyMap<string, number> {
    const counts = this.#db
      .prepare(
        `SELECT business_date, COUNT(*) FROM sealed_row WHERE business_date BETWEEN @from AND @to GROUP BY 1
         UNION ALL SELECT business_date, COUNT(*) FROM sealed_unit WHERE business_date BETWEEN @from AND @to GROUP BY 1`,
      )
      .raw()
      .all({ from, to }) as [string, number][];
    const byDate = new Map<string, number>();
    for (const [date, count] of counts) byDate.set(date, (byDate.get(date) ?? 0) + count);
    return byDate;
  }

  /** Waits of the visits that count, sealed in a range of dates; and of more rows, for a day that is not sealed yet. */
  waitsBetween(from: string, to: string, more: readonly VisitRow[]): PeriodWaits {
    const gathered = new Gathered();
    // Five lists cost a fifth of a row for each visit, and half of what the database takes to group them.
    const lists = this.#db
      .prepare(
        `SELECT json_group_array(class || ' ' || service_id), json_group_array(official_ms),
           json_group_array(first_call_ms), json_group_array(last_call_ms), json_group_array(total_ms)
         FROM sealed_row WHERE counts = 1 AND business_date BETWEEN ? AND ?`,
      )
      .raw()
      .get(from, to) as string[];
    const [of = [], ...waits] = lists.map((list) => JSON.parse(list)) as [string[], ...Waits[]];
    const [official = [], first = [], last = [], total = []] = waits;
    for (const [place, key] of of.entries())
      gathered.add(key, official[place] ?? null, first[place] ?? null, last[place] ?? null, total[place] ?? null);
    for (const row of more.filter(({ counts }) => counts))
      gathered.add(`${row.class} ${row.serviceId}`, row.officialMs, row.firstCallMs, row.lastCallMs, row.totalMs);
    return gathered.waits();
  }

  /** The same of units that version 2 of the formulas sealed. */
  unitWaitsBetween(from: string, to: string, more: readonly SealedUnit[]): PeriodWaitsV2 {
    const gathered = new GatheredUnits();
    const groups = this.#db
      .prepare(
        `SELECT service_id, class, channel, json_group_array(official_ms), json_group_array(strict_ms),
           json_group_array(since_arrival_ms), json_group_array(first_call_ms), json_group_array(last_call_ms),
           json_group_array(total_ms)
         FROM sealed_unit WHERE business_date BETWEEN ? AND ? GROUP BY service_id, class, channel`,
      )
      .raw()
      .all(from, to) as [ServiceId, VisitClass, string, ...string[]][];
    for (const [service, cls, channel, ...lists] of groups) {
      const parsed = lists.map((list) => (JSON.parse(list) as Waits).filter((wait) => wait !== null));
      const [official = [], strict = [], sinceArrival = [], firstCall = [], lastCall = [], total = []] = parsed;
      gathered.add(service, cls, channel, { official, strict, sinceArrival, firstCall, lastCall, total });
    }
    for (const row of more) {
      const waits = gatheredOf(row);
      const listed = (wait: Millis | null): Millis[] => (wait === null ? [] : [wait]);
      gathered.add(row.serviceId, row.class, row.channel, {
        official: listed(waits.official),
        strict: listed(waits.strict),
        sinceArrival: listed(waits.sinceArrival),
        firstCall: listed(waits.firstCall),
        lastCall: listed(waits.lastCall),
        total: listed(waits.total),
      });
    }
    return gathered.waits();
  }
}
