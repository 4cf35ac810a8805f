import type { CaseRow } from '../cases/v1.ts';
import { isoWeek, isoWeekday } from './days.ts';
import type { FactRow } from './tables.ts';

/** Version of the formulas of cases. */
const FORMULAS = 1;

/** Cases as facts, each on the day of its registration. */
export function caseFacts(rows: readonly CaseRow[]): readonly FactRow[] {
  const places = new Map<string, number>();
  return rows.map((row) => {
    const place = places.get(row.registeredOn) ?? 0;
    places.set(row.registeredOn, place + 1);
    return {
      business_date: row.registeredOn,
      place,
      formulas: FORMULAS,
      week: isoWeek(row.registeredOn),
      weekday: isoWeekday(row.registeredOn),
      institution_id: row.institutionId,
      channel: row.channel,
      kind: row.kind,
      term: row.term,
      stand: row.stand,
      timing: row.timing,
      own_hand: row.ownHand ? 1 : 0,
      registered_later: row.registeredLater ? 1 : 0,
    };
  });
}
