import type { VisitId } from '../../ids.ts';
import { sumOf } from '../numbers.ts';
import type { MeasuredDay as PlainDay, MeasuredVisit as PlainVisit } from '../v1/measured.ts';
import { countsInStandard as countsByVersion1, isAttended, isCitizens } from '../v1/visitRecord.ts';
import { isLost, isWithin as isWithinByVersion1 } from '../v1/waits.ts';
import { effectiveOf } from '../v2/attentions.ts';
import { sinceArrivalMs } from '../v2/beside.ts';
import type { MeasuredDay, MeasuredUnit } from '../v2/measured.ts';
import { isOfRoll } from '../v2/rolls.ts';
import { unitRows } from '../v2/rows.ts';
import { type Counted, countedOf, countsInStandard, isWithin } from '../v2/standard.ts';
import type { Around } from './around.ts';
import type { Places } from './places.ts';
import type { FactRow } from './tables.ts';

type Hourly = FactRow & { readonly hour: number };

/** What the rows of a visit need that its own events do not say. */
export type OfVisits = {
  readonly around: Around;
  readonly places: Places;
  /** Visits that answered the survey. */
  readonly answered: ReadonlySet<VisitId>;
};

const yes = (holds: boolean): number => (holds ? 1 : 0);

/** Units of a day that version 2 of the formulas measured; `plain` is the same day as version 1 reads it. */
export function unitFacts(day: MeasuredDay, plain: PlainDay, of: OfVisits): readonly Hourly[] {
  const visits = new Map(plain.visits.map((visit) => [visit.record.visitId, visit]));
  const counted = standingOf(countedOf(day, countsInStandard));
  const free = standingOf(countedOf(day, () => true));
  const units = new Map(day.visits.flatMap((visit) => visit.units).map((unit) => [unit.unitId, unit]));
  return unitRows(day).flatMap((row) => {
    const unit = units.get(row.unitId);
    if (unit === undefined) return [];
    const first = row.unitId === row.visitId;
    const [start] = effectiveOf(unit.unit, day.end.settings, day.end.asOf);
    const counts = row.excluded === null;
    return {
      hour: of.around.hourOf(row.waitsFrom),
      service_id: row.serviceId,
      institution_id: of.around.institutionOf(row.serviceId),
      class: row.class,
      channel: row.channel,
      counter_id: start === undefined ? null : (of.places.at(row.visitId, start.from)?.counterId ?? null),
      unit_id: row.unitId,
      visit_id: row.visitId,
      ordinal: row.ordinal,
      first: yes(first),
      waits_from: row.waitsFrom,
      limit_ms: row.limitMs,
      official_ms: row.officialMs,
      strict_ms: row.strictMs,
      since_arrival_ms: sinceArrivalMs(unit, day),
      held_ms: row.heldMs,
      later_n: row.laterMs.length,
      later_ms: sumOf(row.laterMs),
      ended: row.outcome,
      attended: yes(row.attended),
      brief: yes(row.brief),
      sent_away: yes(unit.sentAway),
      ...counted(unit, ''),
      ...free(unit, 'free_'),
      excluded: row.excluded,
      counts: yes(counts),
      ...ofVisit(first ? visits.get(row.visitId) : undefined, of),
      uncertain: yes(first && unit.visit.issue.latest !== null),
      continued: yes(first && unit.carries !== null),
      of_roll: yes(first && isOfRoll(unit.visit)),
    };
  });
}

/** Where a unit counts, by the shares of version 2; the name of each column begins with `prefix`. */
function standingOf({ official, strict, paired }: Counted): (unit: MeasuredUnit, prefix: string) => FactRow {
  const inOfficial = new Set(official);
  const inStrict = new Map(strict.map((standing) => [standing.unit, standing]));
  const answeredFor = new Set(paired);
  return (unit, prefix) => {
    const standing = inStrict.get(unit);
    return {
      [`${prefix}in_official`]: yes(inOfficial.has(unit)),
      [`${prefix}within_official`]: yes(inOfficial.has(unit) && isWithin(unit)),
      [`${prefix}in_strict`]: yes(standing !== undefined),
      [`${prefix}within_strict`]: yes(standing?.within === true),
      [`${prefix}strict_attended`]: yes(standing?.attended === true),
      [`${prefix}strict_brief`]: yes(standing?.brief === true),
      [`${prefix}paired`]: yes(answeredFor.has(unit)),
    };
  };
}

/** Visits of a day that version 1 of the formulas measured, each its only unit: it gives what it has. */
export function visitFacts(plain: PlainDay, of: OfVisits): readonly Hourly[] {
  return plain.visits.map((visit) => {
    const { record, waits } = visit;
    const attended = isAttended(record);
    const within = isWithinByVersion1(record, waits);
    const lost = isLost(record, waits);
    const counts = countsByVersion1(record);
    const standing = (among: boolean, prefix: string): FactRow => ({
      [`${prefix}in_official`]: yes(among && attended),
      [`${prefix}within_official`]: yes(among && within),
      [`${prefix}in_strict`]: yes(among && (attended || lost)),
      [`${prefix}within_strict`]: yes(among && within),
      [`${prefix}strict_attended`]: yes(among && attended),
      [`${prefix}strict_brief`]: 0,
      [`${prefix}paired`]: 0,
    });
    const served = waits.later.filter((wait) => wait.served).map(({ waitMs }) => waitMs ?? 0);
    return {
      hour: of.around.hourOf(record.waitsFrom),
      service_id: record.serviceId,
      institution_id: of.around.institutionOf(record.serviceId),
      class: record.class,
      channel: record.channel,
      counter_id: record.attentions[0]?.counterId ?? null,
      unit_id: record.visitId,
      visit_id: record.visitId,
      ordinal: record.ordinal,
      first: 1,
      waits_from: record.waitsFrom,
      limit_ms: record.limitMs,
      official_ms: waits.officialMs,
      strict_ms: attended ? waits.officialMs : waits.elapsedMs,
      since_arrival_ms: null,
      held_ms: waits.citizenHeldMs,
      later_n: served.length,
      later_ms: sumOf(served),
      ended: record.end,
      attended: yes(attended),
      brief: 0,
      sent_away: 0,
      ...standing(counts, ''),
      ...standing(true, 'free_'),
      excluded: record.exclusion?.code ?? null,
      counts: yes(counts),
      ...ofVisit(visit, of),
      uncertain: yes(record.estimatedTime),
      continued: 0,
      of_roll: 0,
    };
  });
}

/** What is of a whole visit, as version 1 reads it; nothing on the units after the first. */
function ofVisit(visit: PlainVisit | undefined, { around, answered }: OfVisits): FactRow {
  if (visit === undefined) return NOTHING;
  const { record, waits } = visit;
  return {
    citizen: yes(isCitizens(record)),
    visit_end: record.end,
    visit_attended: yes(isAttended(record)),
    outcome: record.outcome,
    ticket_limit_ms: record.limitMs,
    first_call_ms: waits.firstCallMs,
    last_call_ms: waits.lastCallMs,
    total_ms: waits.totalMs,
    calls: record.calls,
    specific_calls: record.specificCalls,
    recalls: record.recalls,
    answered: yes(answered.has(record.visitId)),
    keyed: yes(around.keyed.has(record.visitId)),
    returned: yes(around.returned.has(record.visitId)),
  };
}

const NOTHING: FactRow = {
  citizen: 0,
  visit_end: null,
  visit_attended: 0,
  outcome: null,
  ticket_limit_ms: null,
  first_call_ms: null,
  last_call_ms: null,
  total_ms: null,
  calls: 0,
  specific_calls: 0,
  recalls: 0,
  answered: 0,
  keyed: 0,
  returned: 0,
};
