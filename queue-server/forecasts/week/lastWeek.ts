import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { BusinessDate } from '@turno25/shared/domain/ids.ts';
import type { Db } from '../../ledger/database.ts';
import { Ledger } from '../../ledger/ledger.ts';
import { type PlayedThrice, playDay, type Rules } from './playDay.ts';
import { gatherWeek, type PlayedWeek } from './week.ts';

export type AskedWeek = {
  readonly rules: Rules;
  /** Of the configuration in force: a group of fewer people is shown nowhere. */
  readonly fewest: number;
};

const DAYS = 7;

/**
 * Plays the branch's own last week: the seven days that end with the last one that was sealed, so that nobody picks a week
 * that suits them. Null for a branch without any. It reads, and writes nothing. `onDay` hears how far it is.
 */
export function playLastWeek(
  db: Db,
  { rules, fewest }: AskedWeek,
  onDay: (done: number, of: number) => void,
): PlayedWeek | null {
  const ledger = new Ledger(db);
  const last = db.prepare('SELECT MAX(business_date) AS date FROM report_day WHERE seals > 0').get() as {
    date: BusinessDate | null;
  };
  if (last.date === null) return null;
  const from = addDays(last.date, 1 - DAYS);
  const dates = db
    .prepare('SELECT business_date AS date FROM report_day WHERE business_date BETWEEN ? AND ? ORDER BY business_date')
    .all(from, last.date) as { date: BusinessDate }[];
  const configs = new Map<number, BranchConfig | null>();
  const configOf = (version: number): BranchConfig | null => {
    const known = configs.get(version);
    if (known !== undefined) return known;
    const read = ledger.configOfVersion(version);
    configs.set(version, read);
    return read;
  };
  const played: PlayedThrice[] = [];
  const skipped: PlayedWeek['skipped'][number][] = [];
  onDay(0, dates.length);
  for (const [index, { date }] of dates.entries()) {
    const events = ledger.eventsOf(date);
    const opened = events.find((event) => event.type === 'dayOpened');
    // Counters gave that day what its own configuration said.
    const config = opened === undefined ? null : configOf(opened.payload.configVersion);
    const day = config === null ? 'notSealed' : playDay(events, config, date, { rules, fewest });
    if (typeof day === 'string') skipped.push({ date, why: day });
    else played.push(day);
    onDay(index + 1, dates.length);
  }
  return gatherWeek(played, skipped, { from, to: last.date, rules, fewest });
}
