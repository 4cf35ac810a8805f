import type { ServiceId } from '../../ids.ts';
import type { EventV1Of } from './events.ts';
import type { MeasuredDay } from './measured.ts';
import { isCitizens } from './visitRecord.ts';

/** A survey answer that counts; `serviceId` is the service asked for, null for an anonymous answer. */
export type CountedAnswer = Pick<
  EventV1Of<'surveyAnswered'>['payload'],
  'global' | 'resolved' | 'treatment' | 'wait'
> & {
  readonly serviceId: ServiceId | null;
};

/** The answers of a day: those that count, and how many were kept aside and why. */
export type DayAnswers = {
  readonly counted: readonly CountedAnswer[];
  /** Too soon after another one on the same kiosk. */
  readonly uncounted: number;
  /** Bound to a test ticket or a duplicate. */
  readonly excluded: number;
};

/** Sorts out the answers of a day. A bound answer whose visit is not of the day counts as bound to no service. */
export function answersOf(day: MeasuredDay): DayAnswers {
  const records = new Map(day.visits.map(({ record }) => [record.visitId, record]));
  const counted: CountedAnswer[] = [];
  let uncounted = 0;
  let excluded = 0;
  for (const event of day.events) {
    if (event.type !== 'surveyAnswered') continue;
    const { visitId, global, resolved, treatment, wait } = event.payload;
    const record = visitId === null ? undefined : records.get(visitId);
    if (!event.payload.counted) uncounted += 1;
    else if (record !== undefined && !isCitizens(record)) excluded += 1;
    else counted.push({ global, resolved, treatment, wait, serviceId: record?.serviceId ?? null });
  }
  return { counted, uncounted, excluded };
}
