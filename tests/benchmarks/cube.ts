import { cubeAnswer } from '@turno25/queue-server/figures/cube.ts';
import { type Db, openInMemory } from '@turno25/queue-server/ledger/database.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { isoWeek, isoWeekday } from '@turno25/shared/domain/figures/facts/days.ts';
import { columnsOf } from '@turno25/shared/domain/figures/facts/tables.ts';
import type { BreakdownKey } from '@turno25/shared/figures/cube/breakdowns.ts';
import { FIGURE_KEYS, figureOf } from '@turno25/shared/figures/cube/figures.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

export const DAYS = 250;
export const VISITS = 240;
/** Milliseconds within which any figure of a year is promised. */
const TARGET_MS = 100;
export const FIRST = '2026-01-01';

/** Any figure of visits over a year of a branch (60,000 of them), the slowest of all, beside reading two of their columns. */
export async function cubeBench(): Promise<Measured[]> {
  const db = openInMemory();
  fillYear(db);
  const last = addDays(FIRST, DAYS - 1);
  const read = await durations(5, () => db.prepare('SELECT service_id, official_ms FROM fact_unit').raw().all());
  const figures = FIGURE_KEYS.filter((key) => figureOf(key).table === 'fact_unit');
  const breakdowns: readonly (readonly BreakdownKey[])[] = [[], ['service'], ['hour'], ['quarter'], ['band'], ['day']];
  let slowest = { name: '', ms: 0 };
  for (const figure of figures)
    for (const by of breakdowns) {
      const asked = await durations(3, () =>
        cubeAnswer(
          { db, live: () => [] },
          { from: FIRST, to: last, figures: [figure], by },
          { smallestCell: 10, today: '2027-01-01', openDate: null, formulas: 2 },
        ),
      );
      const ms = quantile(asked, 0.5);
      if (ms > slowest.ms) slowest = { name: [figure, ...by].join(' by '), ms };
    }
  db.close();
  return [
    measured(
      `a figure of ${DAYS * VISITS} visits, ${slowest.name}`,
      slowest.ms,
      'ms',
      quantile(read, 0.5),
      'reading two columns',
      TARGET_MS,
    ),
  ];
}

/** A year of units, spread as a branch's are. */
export function fillYear(db: Db): void {
  const columns = columnsOf('fact_unit');
  const insert = db.prepare(`INSERT INTO fact_unit VALUES (${columns.map(() => '?').join(', ')})`);
  db.transaction(() => {
    for (let day = 0; day < DAYS; day += 1) {
      const date = addDays(FIRST, day);
      for (let place = 0; place < VISITS; place += 1) {
        const own: Readonly<Record<string, string | number | null>> = {
          business_date: date,
          place,
          formulas: 2,
          week: isoWeek(date),
          weekday: isoWeekday(date),
          hour: 9 + (place % 6),
          excluded: null,
          visit_end: place % 9 === 0 ? 'noShow' : 'finished',
        };
        const cellOf = (name: string, type: string): string | number | null =>
          name in own
            ? (own[name] ?? null)
            : name.endsWith('_ms')
              ? (place * 7_919 * (day + 1)) % 3_000_000
              : type === 'text'
                ? `${name} ${place % 7}`
                : (place + day) % 2;
        insert.run(...columns.map(([name, { type }]) => cellOf(name, type)));
      }
    }
  })();
}
