import type { VisitId } from '../../ids.ts';
import type { AnyEvent } from '../v1/events.ts';
import type { MeasuredDay as PlainDay } from '../v1/measured.ts';
import { countsInStandard, isCitizens, type VisitRecord } from '../v1/visitRecord.ts';
import type { Around } from './around.ts';
import type { FactRow } from './tables.ts';

type Hourly = FactRow & { readonly hour: number };

const NOBODY = { service_id: null, institution_id: null, class: null, channel: null } as const;

function ofVisit(record: VisitRecord | undefined, around: Around): FactRow {
  if (record === undefined) return NOBODY;
  const { serviceId, class: visitClass, channel } = record;
  return { service_id: serviceId, institution_id: around.institutionOf(serviceId), class: visitClass, channel };
}

/** Every call and recall of a day, by the service asked for. */
export function callFacts(plain: PlainDay, around: Around): readonly Hourly[] {
  const records = new Map(plain.visits.map(({ record }) => [record.visitId, record]));
  return plain.events.flatMap((event) => {
    if (event.type !== 'visitCalled' && event.type !== 'visitRecalled') return [];
    const record = records.get(event.payload.visitId);
    const { attendantId = null } = event.payload as { readonly attendantId?: string };
    return {
      hour: around.hourOf(event.at),
      ...ofVisit(record, around),
      // Nobody knows where a paper was called to.
      counter_id: event.payload.counterId ?? null,
      attendant_id: attendantId,
      visit_id: event.payload.visitId,
      kind: event.type === 'visitCalled' ? 'call' : 'recall',
      mode: event.type === 'visitCalled' ? event.payload.why.mode : null,
      counts: record !== undefined && countsInStandard(record) ? 1 : 0,
    };
  });
}

/** Every answer of a day; `apart`: those that no visit stands behind are in no figure but their own. */
export function answerFacts(plain: PlainDay, apart: boolean, around: Around): readonly Hourly[] {
  const records = new Map(plain.visits.map(({ record }) => [record.visitId, record]));
  return plain.events.flatMap((event) => {
    if (event.type !== 'surveyAnswered') return [];
    const { visitId, global, treatment, wait, resolved } = event.payload;
    const record = visitId === null ? undefined : records.get(visitId);
    const excluded = record !== undefined && !isCitizens(record);
    const standing = !event.payload.counted ? 'tooSoon' : excluded ? 'excluded' : 'counted';
    return {
      hour: around.hourOf(event.at),
      ...ofVisit(record, around),
      standing,
      bound: visitId === null ? 0 : 1,
      in_figures: standing === 'counted' && (!apart || visitId !== null) ? 1 : 0,
      global,
      treatment,
      wait,
      resolved,
    };
  });
}

/** Visits with an answer that counts. */
export function answeredVisits(plain: PlainDay): ReadonlySet<VisitId> {
  return new Set(
    plain.events.flatMap((event) =>
      event.type === 'surveyAnswered' && event.payload.counted && event.payload.visitId !== null
        ? [event.payload.visitId]
        : [],
    ),
  );
}

/** What happened before any ticket, of the day's own events. */
export function doorFacts(events: readonly AnyEvent[], around: Around): readonly Hourly[] {
  return events.flatMap(({ type, at, payload }) => {
    const hour = around.hourOf(at);
    const {
      serviceId = null,
      how = null,
      people = 0,
    } = payload as {
      readonly serviceId?: string;
      readonly how?: string;
      readonly people?: number;
    };
    const ofService = {
      service_id: serviceId,
      institution_id: serviceId === null ? null : around.institutionOf(serviceId),
    };
    switch (type) {
      case 'resolvedAtDoor':
        return { hour, ...ofService, kind: 'resolved', how, people: 1 };
      case 'attendedWithoutTicket':
        return { hour, ...ofService, kind: 'walkDirect', how: null, people: 1 };
      case 'outsideLineMarked':
        return { hour, service_id: null, institution_id: null, kind: 'outside', how: null, people };
      default:
        return [];
    }
  });
}
