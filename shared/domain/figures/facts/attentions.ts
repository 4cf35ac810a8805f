import type { Instant, Millis, ServiceId } from '../../ids.ts';
import type { MeasuredDay as PlainDay, MeasuredVisit as PlainVisit } from '../v1/measured.ts';
import { countsInStandard, isCitizens, type VisitRecord } from '../v1/visitRecord.ts';
import { effectiveOf, isBrief } from '../v2/attentions.ts';
import type { MeasuredDay, MeasuredVisit } from '../v2/measured.ts';
import type { AttentionRecord } from '../v2/visitRecord.ts';
import type { FactRow } from './tables.ts';
import type { OfVisits } from './unit.ts';

type Hourly = FactRow & { readonly hour: number };
type Given = { readonly how: 'finish' | 'transfer'; readonly serviceId: ServiceId; readonly ms: Millis };

const yes = (holds: boolean): number => (holds ? 1 : 0);

/**
 * Every stretch of attention: those that count, as version 1 reads them (with their calls and what they gave), and the
 * touches that version 2 leaves out (`day` null on days of version 1, which has none).
 */
export function attentionFacts(day: MeasuredDay | null, plain: PlainDay, of: OfVisits): readonly Hourly[] {
  const measured = new Map(day?.visits.map((visit) => [visit.record.visitId, visit]));
  return plain.visits.flatMap((visit) => {
    const { all, effective, brief } = stretchesOf(day, measured.get(visit.record.visitId));
    const touches = all
      .filter((one) => !effective.has(one))
      .map(({ serviceId, from, to, endedBy }) => ({
        ...base(visit, serviceId, from, of),
        ms: to === null ? null : to - from,
        ended_by: endedBy,
        effective: 0,
        brief: 0,
        call_to_start_ms: null,
        given_how: null,
        given_ms: null,
      }));
    return [...counted(visit, brief, of), ...touches];
  });
}

/** The stretches of a visit as version 2 knows them, which of them count, and when those began that ended in a brief finish. */
function stretchesOf(day: MeasuredDay | null, visit: MeasuredVisit | undefined) {
  if (day === null || visit === undefined)
    return { all: [], effective: new Set<AttentionRecord>(), brief: new Set<Instant>() };
  const { settings, asOf } = day.end;
  const { units } = visit;
  const all = units.flatMap(({ unit }) => unit.attentions);
  return {
    all,
    effective: new Set(units.flatMap(({ unit }) => effectiveOf(unit, settings, asOf))),
    brief: new Set(all.filter((one) => isBrief(one, settings)).map(({ from }) => from)),
  };
}

function counted(visit: PlainVisit, brief: ReadonlySet<Instant>, of: OfVisits): readonly Hourly[] {
  const given = givenOn(visit.record);
  return visit.record.attentions.map((attention, index) => {
    const { from, to, endedBy, serviceId } = attention;
    const gave = given.get(index);
    return {
      ...base(visit, gave?.serviceId ?? serviceId, from, of),
      ms: to === null ? null : to - from,
      ended_by: endedBy,
      effective: 1,
      brief: yes(brief.has(from)),
      call_to_start_ms: visit.waits.callToStartMs[index] ?? null,
      given_how: gave?.how ?? null,
      given_ms: gave?.ms ?? null,
    };
  });
}

function base({ record }: PlainVisit, serviceId: ServiceId, from: Instant, { around, places }: OfVisits): Hourly {
  const place = places.at(record.visitId, from);
  return {
    hour: around.hourOf(from),
    service_id: serviceId,
    institution_id: around.institutionOf(serviceId),
    class: record.class,
    channel: record.channel,
    counter_id: place?.counterId ?? null,
    attendant_id: place?.attendantId ?? null,
    visit_id: record.visitId,
    started_at: from,
    citizen: yes(isCitizens(record)),
    counts: yes(countsInStandard(record)),
  };
}

/** What was given, by the place of the last stretch of each giving: the stretches of one added up, as version 1 does. */
function givenOn({ attentions }: VisitRecord): ReadonlyMap<number, Given> {
  const given = new Map<number, Given>();
  let begun: { readonly serviceId: ServiceId; readonly ms: Millis } | null = null;
  for (const [index, { serviceId, from, to, endedBy }] of attentions.entries()) {
    if (begun !== null && begun.serviceId !== serviceId) {
      given.set(index - 1, { ...begun, how: 'transfer' });
      begun = null;
    }
    const ms: Millis = (begun?.ms ?? 0) + (to ?? from) - from;
    if (endedBy === 'finish' || endedBy === 'transfer') {
      given.set(index, { serviceId, ms, how: endedBy });
      begun = null;
    } else {
      begun = { serviceId, ms };
    }
  }
  return given;
}
