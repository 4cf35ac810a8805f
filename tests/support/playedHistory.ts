import { measureDay } from '../../shared/domain/figures/v2/measured.ts';
import { type UnitRow, unitRows } from '../../shared/domain/figures/v2/rows.ts';
import { type Compliance, type Fraction, standardOf } from '../../shared/domain/figures/v2/standard.ts';
import { DATE, eventsOf, type History, nowOf, OPENING, spanText } from './waitHistories.ts';

/** What version 2 says of a history, written as histories write what they expect. */
export function playedHistory(history: History): History['expect'] {
  const day = measureDay(eventsOf(history), DATE, nowOf(history));
  const standard = standardOf(day);
  const { excluded, withoutExclusions, withoutBrief } = standard;
  return {
    visits: Object.fromEntries(unitRows(day).map((row) => [row.unitId, visitText(row)])),
    day: {
      ...shares(standard),
      withoutBrief: shares(withoutBrief),
      withoutExclusions: shares(withoutExclusions),
      uncertain: standard.uncertain,
      walkDirects: standard.walkDirects.all,
      excluded: excluded.testTicket + excluded.duplicate + excluded.contingency,
    },
  };
}

function visitText(row: UnitRow): Readonly<Record<string, unknown>> {
  return {
    outcome: row.outcome,
    attended: row.attended,
    official: row.officialMs === null ? null : spanText(row.officialMs),
    strict: row.strictMs === null ? null : spanText(row.strictMs),
    in: row.in,
    within: row.within,
    brief: row.brief,
    continues: row.continues,
    uncertain: row.uncertain?.map((instant) => spanText(instant - OPENING)) ?? null,
    excluded: row.excluded,
  };
}

function shares({ official, strict }: Pick<Compliance, 'official' | 'strict'>) {
  const pair = ({ num, den }: Fraction) => [num, den];
  return { official: pair(official), strict: pair(strict) };
}
