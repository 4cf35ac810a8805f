import type { NumberBlockView } from '@turno25/shared/contracts/offline.ts';
import { type Refusal, refused } from '@turno25/shared/contracts/ticketOffice.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { Db } from './database.ts';

/** Reserved numbers per series and business date, given out in order and once. */
export class Blocks {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Keeps what the server grants. A block granted again may have grown; one that overlaps another is left out. */
  keep(granted: readonly NumberBlockView[]): { readonly overlapping: readonly NumberBlockView[] } {
    const overlapping: NumberBlockView[] = [];
    this.#db
      .transaction(() => {
        for (const block of granted) {
          if (this.#overlaps(block)) overlapping.push(block);
          else this.#keepOne(block);
        }
      })
      .immediate();
    return { overlapping };
  }

  /** The next number; to be called within the transaction that uses it. */
  take(series: string, businessDate: string): Result<number, Refusal> {
    const row = this.#db
      .prepare<[string, string], { number: number }>(
        `UPDATE blocks SET next = next + 1 WHERE (series, businessDate, first) IN
           (SELECT series, businessDate, first FROM blocks
            WHERE series = ? AND businessDate = ? AND next <= last ORDER BY first LIMIT 1)
         RETURNING next - 1 AS number`,
      )
      .get(series, businessDate);
    if (row !== undefined) return ok(row.number);
    const granted = this.#db.prepare('SELECT 1 FROM blocks WHERE series = ? AND businessDate = ?');
    const code = granted.get(series, businessDate) === undefined ? 'noBlock' : 'blockExhausted';
    return err(refused(code, { series, businessDate }));
  }

  /** The last number of a date's last block; null when none was granted. */
  last(series: string, businessDate: string): number | null {
    const row = this.#db
      .prepare<[string, string], { last: number | null }>(
        'SELECT max(last) AS last FROM blocks WHERE series = ? AND businessDate = ?',
      )
      .get(series, businessDate);
    return row?.last ?? null;
  }

  remaining(series: string, businessDate: string): number {
    const row = this.#db
      .prepare<[string, string], { left: number }>(
        'SELECT coalesce(sum(last - next + 1), 0) AS left FROM blocks WHERE series = ? AND businessDate = ?',
      )
      .get(series, businessDate);
    return row?.left ?? 0;
  }

  /** The numbers that are left of every block with any, by date and series. */
  left(): { readonly series: string; readonly businessDate: string; readonly left: number }[] {
    return this.#db
      .prepare<[], { series: string; businessDate: string; left: number }>(
        `SELECT series, businessDate, sum(last - next + 1) AS left FROM blocks
         GROUP BY businessDate, series ORDER BY businessDate, series`,
      )
      .all();
  }

  #overlaps({ series, businessDate, from, to }: NumberBlockView): boolean {
    return (
      this.#db
        .prepare(
          'SELECT 1 FROM blocks WHERE series = ? AND businessDate = ? AND first <> ? AND first <= ? AND last >= ?',
        )
        .get(series, businessDate, from, to, from) !== undefined
    );
  }

  #keepOne({ series, businessDate, from, to }: NumberBlockView): void {
    this.#db
      .prepare(
        `INSERT INTO blocks (series, businessDate, first, last, next) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET last = max(last, excluded.last)`,
      )
      .run(series, businessDate, from, to, from);
  }
}
