import { columnsOf, type FactTable } from '../../domain/figures/facts/tables.ts';
import { MINUTE } from '../../domain/ids.ts';
import { above, all, atMost, beginning, cases, followed, type Group, monthUpTo, plainGroup } from './expression.ts';

/**
 * `person`: tells of one member of the staff. `guarded`: may tell of one, where a counter had few. `time`: follows the
 * calendar.
 */
type Breakdown = {
  readonly group: Group;
  /** Columns that a table must have to be broken down by it. */
  readonly needs: readonly string[];
  readonly tells?: 'person' | 'guarded' | 'time';
};

const YEAR = beginning('business_date', 4);

const BREAKDOWNS = {
  service: { group: plainGroup('service_id'), needs: ['service_id'] },
  institution: { group: plainGroup('institution_id'), needs: ['institution_id'] },
  class: { group: plainGroup('class'), needs: ['class'] },
  channel: { group: plainGroup('channel'), needs: ['channel'] },
  counter: {
    group: plainGroup('counter_id'),
    needs: ['counter_id'],
    tells: 'guarded',
  },
  attendant: {
    group: plainGroup('attendant_id'),
    needs: ['attendant_id'],
    tells: 'person',
  },
  hour: { group: plainGroup('hour'), needs: ['hour'] },
  weekday: { group: plainGroup('weekday'), needs: [] },
  day: { group: plainGroup('business_date'), needs: [], tells: 'time' },
  week: { group: plainGroup('week'), needs: [], tells: 'time' },
  month: { group: beginning('business_date', 7), needs: [], tells: 'time' },
  quarter: {
    group: cases(
      [3, 6, 9, 12].map((month, index) => [monthUpTo('business_date', month), followed(YEAR, `-Q${index + 1}`)]),
    ),
    needs: [],
    tells: 'time',
  },
  semester: {
    group: cases([6, 12].map((month, index) => [monthUpTo('business_date', month), followed(YEAR, `-S${index + 1}`)])),
    needs: [],
    tells: 'time',
  },
  year: { group: YEAR, needs: [], tells: 'time' },
  band: {
    group: cases([
      [atMost('official_ms', 10 * MINUTE), 'upTo10'],
      [atMost('official_ms', 20 * MINUTE), 'upTo20'],
      [atMost('official_ms', 25 * MINUTE), 'upTo25'],
      [atMost('official_ms', 40 * MINUTE), 'upTo40'],
      [all(above('official_ms', 40 * MINUTE)), 'over40'],
    ]),
    needs: ['official_ms'],
  },
} as const satisfies Readonly<Record<string, Breakdown>>;

export type BreakdownKey = keyof typeof BREAKDOWNS;

export const BREAKDOWN_KEYS = Object.keys(BREAKDOWNS) as readonly BreakdownKey[];

/** Those that anybody who reads figures may ask for: none by person. */
export const OFFERED_BREAKDOWNS = BREAKDOWN_KEYS.filter((key) => breakdownOf(key).tells !== 'person');

export function breakdownOf(key: BreakdownKey): Breakdown {
  return BREAKDOWNS[key];
}

/** Whether the rows of a table can be told apart by a breakdown. */
export function canBreakDown(table: FactTable, key: BreakdownKey): boolean {
  const has = new Set(columnsOf(table).map(([name]) => name));
  return breakdownOf(key).needs.every((name) => has.has(name));
}
