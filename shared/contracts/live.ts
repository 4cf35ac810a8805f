import { z } from 'zod';
import { ALERT_KINDS } from '../domain/branch/alerts.ts';
import { counterView, visitView } from './counters.ts';
import { staffingView } from './forecast.ts';
import { handoverView } from './handover.ts';
import { businessDate, count, expectedWait, instantText, millis, opaqueId, ratio } from './primitives.ts';

/** Waiting by age against the bands of the standard: [0,10] (10,20] (20,25] (25,40] (40,∞) minutes. */
const ageBands = z.tuple([count, count, count, count, count]);

const liveService = z.object({
  serviceId: opaqueId,
  name: z.string(),
  institutionName: z.string(),
  series: z.string(),
  limitMs: millis,
  waiting: count,
  preferentialWaiting: count,
  ages: ageBands,
  /** Entry of the one that has waited longest, for an age that grows on screen. */
  oldestEnteredAt: instantText.nullable(),
  countersOpen: count,
  attended: count,
  within: count,
  expected: expectedWait.nullable(),
});
export type LiveService = z.infer<typeof liveService>;

const liveAlert = z.object({
  id: z.string(),
  kind: z.enum(ALERT_KINDS),
  sentence: z.string(),
  /** The ticket that it is about, where something can be done with it. */
  ticket: z.object({ visitId: opaqueId, number: z.string() }).exactOptional(),
  /** What the machine's clock shows, where the manager may confirm it. */
  clock: z.object({ shown: instantText }).exactOptional(),
});
export type LiveAlert = z.infer<typeof liveAlert>;

/** What is known of the server's machine, in words, whether or not it is well. */
const machineNotes = z.object({ clock: z.string(), backup: z.string() });
export type MachineNotes = z.infer<typeof machineNotes>;

/** Everything a manager or an attendant watches, at one sequence number. */
export const liveView = z.object({
  epoch: z.string(),
  seq: count,
  now: instantText,
  day: z.object({ date: businessDate, openedAt: instantText, policy: z.string() }).nullable(),
  /** A suspension of the count that one person asked for; null when nothing waits for a second one. */
  suspension: z.object({ from: instantText, to: instantText, by: opaqueId }).nullable(),
  /** Null before the first day was ever closed. */
  lastClosedDate: businessDate.nullable(),
  standard: z.object({
    goalPercent: z.number(),
    official: ratio,
    strict: ratio,
    /** The same without those attended by nothing but a brief finish; null on a day of version 1 of the formulas. */
    withoutBrief: z.object({ official: ratio, strict: ratio }).nullable(),
    /** What the shares would be if nobody were excluded; null where nobody is. */
    withoutExclusions: z.object({ official: ratio, strict: ratio }).nullable(),
    /** Whether official, strict and strict without brief all reach the goal; null while nothing is defined. */
    met: z.boolean().nullable(),
    /** People attended without a ticket: all, and those for whom strict counts one more. */
    walkDirects: z.object({ all: count, paired: count }),
    uncertain: count,
    /** Past their limit and not attended: lost in the strict figure already. */
    lostWaiting: count,
    excluded: count,
  }),
  counts: z.object({
    issued: count,
    waiting: count,
    called: count,
    attending: count,
    onHold: count,
    finished: count,
    noShow: count,
    left: count,
    removed: count,
    expired: count,
  }),
  services: z.array(liveService),
  counters: z.array(counterView),
  /** Waiting visits by entry. */
  line: z.array(visitView),
  onHold: z.array(visitView),
  /** Whom each open counter would call now, and why. */
  next: z.array(
    z.object({ counterId: opaqueId, visitId: opaqueId, number: z.string(), tier: z.string(), sentence: z.string() }),
  ),
  /** Waiting visits that will probably pass their limit, the nearest first; without a forecast, those near it. */
  atRisk: z.array(z.object({ visit: visitView, dueAt: instantText, qualifiedCounters: z.array(opaqueId) })),
  alerts: z.array(liveAlert),
  /** What each attendant did that is honest once and is to be looked at when it is often; those with nothing are left out. */
  signals: z.array(
    z.object({
      attendant: z.object({ id: opaqueId, name: z.string() }),
      staffHolds: count,
      unconfirmedHolds: count,
      briefFinishes: count,
      touches: count,
      undoneStarts: count,
      undoneEnds: count.optional(),
      endsBeforeLimit: count,
      unannouncedCalls: count,
    }),
  ),
  /** What still waits for the central office; null where there is none. */
  handover: handoverView.nullable(),
  machine: machineNotes,
  /** Advice for the next half hour; null until it has been computed. */
  staffing: staffingView.nullable(),
  /** Official compliance after each quarter of an hour of the day, for the curve. */
  curve: z.array(z.object({ at: instantText, official: ratio, strict: ratio })),
});
export type LiveView = z.infer<typeof liveView>;
