import { type Millis, SECOND } from '@turno25/shared/domain/ids.ts';
import type { ActEvent } from '@turno25/shared/domain/signals/turns.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import { inOrder, type PlayedDay, type Told } from './playedDays.ts';

/** A way to bend a figure, played into an honest day. */
export type PlayedAct = {
  readonly name: string;
  /** What becomes of a visit that would be attended after its limit: events in its place, from the instant of its limit on. */
  readonly bend: (late: LateVisit) => readonly Told[];
  /** Whether what happened to it honestly still happens afterwards. */
  readonly goesOn: boolean;
  /** Whether the visit leaves the divisor of the official share. */
  readonly leaves: boolean;
};

/** A visit that honestly began after its limit. Instants in UTC ms. */
export type LateVisit = {
  readonly visitId: string;
  readonly limitAt: number;
  readonly calledAt: number;
  readonly attendantId: string;
  readonly counterId: string;
  readonly businessDate: string;
};

const told = (late: LateVisit, type: string, at: number, payload: object, actor = late.attendantId): Told => ({
  type,
  at,
  businessDate: late.businessDate,
  actor,
  device: null,
  payload: { visitId: late.visitId, counterId: late.counterId, attendantId: late.attendantId, ...payload },
});
const called = (late: LateVisit, before: Millis): Told =>
  told(late, 'visitCalled', late.limitAt - before, { why: { mode: 'next' }, passed: [] });

/** Each moves the official figure by making a late visit another thing, minutes before it is late. */
export const ACTS: readonly PlayedAct[] = [
  {
    name: 'noShow',
    goesOn: false,
    leaves: true,
    bend: (late) => [called(late, 60 * SECOND), told(late, 'noShowRecorded', late.limitAt - 30 * SECOND, { calls: 3 })],
  },
  {
    name: 'removal',
    goesOn: false,
    leaves: true,
    bend: (late) => [told(late, 'visitRemoved', late.limitAt - 45 * SECOND, { reason: { code: 'other', note: null } })],
  },
  {
    name: 'startAndHold',
    goesOn: true,
    leaves: false,
    bend: (late) => [
      called(late, 100 * SECOND),
      told(late, 'attentionStarted', late.limitAt - 80 * SECOND, {}),
      told(late, 'visitHeld', late.limitAt - 15 * SECOND, { by: 'staff', reason: { code: 'form', note: null } }),
      told(late, 'visitReturned', late.limitAt - 10 * SECOND, {}),
    ],
  },
  {
    name: 'holdOfPerson',
    goesOn: true,
    leaves: false,
    bend: (late) => [
      called(late, 60 * SECOND),
      told(late, 'visitHeld', late.limitAt - 50 * SECOND, { by: 'citizen', reason: { code: 'form', note: null } }),
      told(late, 'visitReturned', Math.min(late.limitAt + 540 * SECOND, late.calledAt - SECOND), {}),
    ],
  },
  {
    name: 'shortFinish',
    goesOn: false,
    leaves: false,
    bend: (late) => [
      called(late, 50 * SECOND),
      told(late, 'attentionStarted', late.limitAt - 35 * SECOND, {}),
      told(late, 'attentionFinished', late.limitAt - 25 * SECOND, {
        outcome: 'resolved',
        servicesGiven: [],
        note: null,
      }),
    ],
  },
  {
    name: 'exclusion',
    goesOn: true,
    leaves: true,
    bend: (late) => [
      told(late, 'visitExcluded', late.limitAt, {
        code: 'contingency',
        act: `act ${late.visitId}`,
        askedBy: late.attendantId,
        approvedBy: 'other',
      }),
    ],
  },
];

/** Visits of a day that honestly began up to ten minutes after their limit. */
export function lateVisits({ events }: PlayedDay): LateVisit[] {
  const issued = new Map<string, { readonly at: number; readonly limitMs: number }>();
  const calls = new Map<string, ActEvent>();
  const late: LateVisit[] = [];
  for (const event of events) {
    const payload = event.payload as { visitId: string; limitMs: number; attendantId: string; counterId: string };
    if (event.type === 'ticketIssued') issued.set(payload.visitId, { at: event.at, limitMs: payload.limitMs });
    if (event.type === 'visitCalled' && !calls.has(payload.visitId)) {
      calls.set(payload.visitId, event);
      const { at, limitMs } = issued.get(payload.visitId) ?? { at: 0, limitMs: 0 };
      const over = event.at - at - limitMs;
      if (over <= 30 * SECOND || over > 600 * SECOND) continue;
      const { visitId, attendantId, counterId } = payload;
      late.push({
        visitId,
        attendantId,
        counterId,
        limitAt: at + limitMs,
        calledAt: event.at,
        businessDate: event.businessDate ?? '',
      });
    }
  }
  return late;
}

/** The day with an act done to each of some visits. */
export function bent(day: PlayedDay, act: PlayedAct, visits: readonly LateVisit[]): PlayedDay {
  const from = new Map(visits.map(({ visitId, limitAt }) => [visitId, limitAt - 101 * SECOND]));
  const kept = day.events.filter(({ type, at, payload }) => {
    const { visitId } = payload as { readonly visitId?: string | null };
    const since = visitId == null ? undefined : from.get(visitId);
    if (since === undefined || at < since || type === 'callsAnnounced') return true;
    return act.goesOn;
  });
  return { ...day, events: inOrder([...(kept as readonly Told[]), ...visits.flatMap(act.bend)]) };
}

/** The day with tickets of nobody: issued one after the other, called, begun, and finished when an attention counts. */
export function withFakes(day: PlayedDay, count: number, attendants: readonly string[], random: Random): PlayedDay {
  const first = day.events.find(({ type }) => type === 'ticketIssued');
  if (first === undefined) return day;
  const fakes = Array.from({ length: count }, (_, index) => {
    const attendantId = attendants[index % attendants.length] ?? '';
    const counterId = attendantId.replace('attendant-', 'c');
    const visitId = `fake-${index}`;
    const at = first.at + Math.floor(random() * 300) * 60 * SECOND;
    const base = { businessDate: day.date, actor: attendantId };
    const of = { visitId, counterId, attendantId };
    return [
      {
        ...base,
        type: 'ticketIssued',
        at,
        device: 'kiosk-0',
        payload: { ...(first.payload as object), visitId, ordinal: 10_000 + index },
      },
      {
        ...base,
        type: 'visitCalled',
        at: at + 6 * SECOND,
        device: null,
        payload: { ...of, why: { mode: 'next' }, passed: [] },
      },
      { ...base, type: 'attentionStarted', at: at + 16 * SECOND, device: null, payload: of },
      {
        ...base,
        type: 'attentionFinished',
        at: at + 80 * SECOND,
        device: null,
        payload: { ...of, outcome: 'resolved', servicesGiven: [], note: null },
      },
    ] satisfies Told[];
  });
  return { ...day, events: inOrder([...(day.events as readonly Told[]), ...fakes.flat()]) };
}

/** The day with answers of sevens right after the ends of some attentions. */
export function withStuffedAnswers(day: PlayedDay, share: number, random: Random): PlayedDay {
  const finished = day.events.filter(({ type }) => type === 'attentionFinished');
  const stuffed = finished
    .filter(() => random() < share)
    .map(({ at, payload }, index) => ({
      type: 'surveyAnswered',
      at: at + 4 * SECOND,
      businessDate: day.date,
      actor: 'visit',
      device: null,
      payload: {
        surveyId: `stuffed-${index}`,
        visitId: (payload as { visitId: string }).visitId,
        global: 7,
        resolved: 'yes',
        treatment: 7,
        wait: 7,
        text: null,
        counted: true,
      },
    }));
  return { ...day, events: inOrder([...(day.events as readonly Told[]), ...stuffed]) };
}
