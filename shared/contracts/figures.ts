import { z } from 'zod';
import { businessDate, count, instantText, millis, opaqueId, ratio } from './primitives.ts';

/** Figures on the wire: every share with its numerator and denominator, spans in whole milliseconds. */

const decimal = z.number().nullable();
const quotient = z.strictObject({ numerator: count, denominator: count, value: decimal });
const spread = z.strictObject({
  n: count,
  sumMs: millis,
  meanMs: millis.nullable(),
  /** Percentiles are null when there is nothing, and over a period, since those of days cannot be added. */
  p50Ms: millis.nullable(),
  p90Ms: millis.nullable(),
  p99Ms: millis.nullable(),
  maxMs: millis.nullable(),
});
const compliance = { official: ratio, strict: ratio, wait: spread };
const complianceView = z.strictObject(compliance);
const endCount = z.strictObject({ attended: count, notAttended: count });
const holds = z.strictObject({ holds: count, visits: count, sumMs: millis });

const tickets = z.strictObject({
  issued: count,
  estimatedTime: count,
  byChannel: z.strictObject({ inPerson: count, mobileUnit: count, appointment: count }),
  byClass: z.strictObject({ general: count, preferential: count }),
  ends: z.strictObject({
    finished: endCount,
    noShow: endCount,
    left: endCount,
    removed: endCount,
    expired: endCount,
    open: endCount,
  }),
});

const standard = z.strictObject({
  ...compliance,
  bands: z.strictObject({ upTo10: count, upTo20: count, upTo25: count, upTo40: count, over40: count }),
  firstCallWithin: ratio,
  firstCallWait: spread,
  lastCallWait: spread,
  totalWait: spread,
  overLimitMinutes: quotient.describe('Minutes beyond the limit per attended ticket; numerator in milliseconds'),
  byService: z.array(z.strictObject({ serviceId: opaqueId, ...compliance })),
  worstService: opaqueId.nullable(),
  byClass: z.strictObject({ general: complianceView, preferential: complianceView }),
  preferentialMedian: quotient.nullable(),
  abandonment: ratio,
  noShow: ratio,
  lostPastLimit: count,
  exclusions: z.array(
    z.strictObject({
      code: z.enum(['testTicket', 'duplicate', 'contingency']),
      visits: count,
      attended: count,
      within: count,
      acts: z.array(z.string()),
    }),
  ),
  citizenHolds: holds,
  staffHolds: holds,
  recalls: count,
  laterWaits: z.strictObject({ served: spread, unserved: count }),
  callsOutsideRule: ratio,
  callToStart: spread,
});

const service = z.strictObject({
  byService: z.array(
    z.strictObject({
      serviceId: opaqueId,
      finished: spread,
      transferred: z.strictObject({ n: count, sumMs: millis }),
    }),
  ),
  byCounter: z.array(
    z.strictObject({
      counterId: opaqueId,
      serviceMs: millis,
      availableMs: millis,
      callingMs: millis,
      pausedMs: millis,
      finished: count,
      occupancy: ratio,
    }),
  ),
  occupancy: ratio,
  throughputPerHour: quotient.describe('Attentions finished per hour of open counter; denominator in milliseconds'),
});

const resolution = z.strictObject({
  byStaff: ratio,
  outcomes: z.strictObject({ resolved: count, partial: count, referred: count, unresolved: count }),
  byCitizen: ratio,
  answers: z.strictObject({ yes: count, partly: count, no: count }),
});

const grades = z.discriminatedUnion('hidden', [
  z.strictObject({ hidden: z.literal(true), n: count }),
  z.strictObject({
    hidden: z.literal(false),
    n: count,
    grades: z.tuple([count, count, count, count, count, count, count]),
    satisfied: ratio,
    net: z.strictObject({ numerator: z.int(), denominator: count, points: z.number().min(-100).max(100).nullable() }),
    mean: quotient,
    error95: decimal,
    netError95: decimal,
  }),
]);

const satisfaction = z.strictObject({
  answers: count,
  uncounted: count,
  excluded: count,
  response: ratio,
  global: grades,
  treatment: grades,
  wait: grades,
  globalByService: z.array(z.strictObject({ serviceId: opaqueId, answers: grades })),
});

export const figuresView = z.strictObject({
  formulas: z.int().positive(),
  span: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('day'),
      date: businessDate,
      closed: z.boolean(),
      asOf: instantText.nullable(),
    }),
    z.strictObject({ kind: z.literal('period'), from: businessDate, to: businessDate, days: z.int().positive() }),
  ]),
  goal: z.strictObject({ percent: z.number().min(0).max(100), met: z.boolean().nullable() }),
  smallestCell: count,
  tickets,
  standard,
  service,
  resolution,
  satisfaction,
});
export type FiguresView = z.infer<typeof figuresView>;
