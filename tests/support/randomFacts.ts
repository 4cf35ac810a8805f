import fc from 'fast-check';
import type { Around } from '../../shared/domain/figures/facts/around.ts';
import { dayFacts } from '../../shared/domain/figures/facts/facts.ts';
import { type KeyedTicket, keyedTickets, returnedVisits } from '../../shared/domain/figures/facts/returns.ts';
import type { DayFacts } from '../../shared/domain/figures/facts/tables.ts';
import type { AnyEvent } from '../../shared/domain/figures/v1/events.ts';
import { measureDay } from '../../shared/domain/figures/v2/measured.ts';
import { plainEvents } from '../../shared/domain/figures/v2/plain.ts';
import { type RandomDay, randomDays } from './randomWaits.ts';
import { DATE } from './waitHistories.ts';

const DAY_MS = 86_400_000;
const COUNTERS = ['c1', 'c2', 'c3'] as const;
/** The shortest minimum of an attention in a random day. */
const LEAST_MS = 30_000;
const SEATS = { c1: 'a1', c2: 'a2', c3: 'a3' } as const;

/** A day with every type of event that facts are made of, and the version of the formulas that it is measured with. */
export type FactDay = {
  readonly date: string;
  readonly formulas: number;
  readonly events: readonly AnyEvent[];
  readonly now: number | null;
};

/** Some days in a row at random, the first ones perhaps of version 1. */
export const randomFactDays: fc.Arbitrary<readonly FactDay[]> = fc
  .array(fc.record({ day: randomDays, salt: fc.nat(1_000_000), old: fc.boolean(), apart: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((days) =>
    days.map(({ day, salt, old, apart }, index) => {
      const formulas = old && index < 2 ? 1 : 2;
      return told(day, { index, salt, formulas, apart, goesOn: index === days.length - 1 });
    }),
  );

type Telling = {
  readonly index: number;
  readonly salt: number;
  readonly formulas: number;
  readonly apart: boolean;
  readonly goesOn: boolean;
};

/** A random day told whole: counters and who sits there, calls with their reason, answers, the door. */
function told({ events, now }: RandomDay, { index, salt, formulas, apart, goesOn }: Telling): FactDay {
  const date = new Date(Date.parse(`${DATE}T00:00:00Z`) + index * DAY_MS).toISOString().slice(0, 10);
  const draw = drawing(salt);
  const counterOf = new Map<string, keyof typeof SEATS>();
  const held = new Set<string>();
  const startedAt = new Map<string, number>();
  const whole = events.flatMap((event) => {
    const payload = event.payload as Readonly<Record<string, unknown>> & { readonly visitId?: string };
    const { visitId = '' } = payload;
    const tell = (more: Readonly<Record<string, unknown>>): AnyEvent => ({
      ...event,
      payload: { ...payload, ...more },
    });
    switch (event.type) {
      case 'dayOpened':
        return [tell({ date, ...(apart ? { answersApart: true } : {}) }), ...opened(event)];
      case 'dayClosed':
        return [tell({ date }), ...beside(event, draw, null)];
      case 'ticketIssued':
        return [
          tell({
            series: 'A',
            number: Number(payload.ordinal),
            estimatedTime: draw(9) === 0,
            personKeys: keysOf(draw),
          }),
        ];
      case 'visitCalled': {
        const counterId = COUNTERS[draw(3)] ?? 'c1';
        counterOf.set(visitId, counterId);
        // A branch calls nobody back who has not come back.
        const back = held.delete(visitId) ? [{ ...event, type: 'visitReturned', payload: { visitId } }] : [];
        const why = { mode: draw(5) === 0 ? 'specific' : 'next' };
        return [...back, tell({ counterId, attendantId: SEATS[counterId], why }), ...beside(event, draw, null)];
      }
      case 'attentionFinished': {
        const outcome = (['resolved', 'partial', 'referred', 'unresolved'] as const)[draw(4)];
        return [tell({ ...seatOf(counterOf, visitId), outcome }), ...beside(event, draw, visitId)];
      }
      case 'attentionStarted':
        startedAt.set(visitId, event.at);
        return [tell(seatOf(counterOf, visitId))];
      case 'startUndone':
        // Only a start that was no attention yet is undone: after that a manager frees the counter.
        return event.at - (startedAt.get(visitId) ?? 0) < LEAST_MS
          ? [tell(seatOf(counterOf, visitId))]
          : [{ ...event, type: 'counterReleased', payload: { visitId, ...seatOf(counterOf, visitId) } }];
      default:
        if (event.type === 'visitHeld' || event.type === 'pauseTaken') held.add(visitId);
        if (event.type === 'visitReturned' || event.type === 'visitTransferred') held.delete(visitId);
        return [
          visitId !== '' && event.type !== 'rollVisitEntered' ? tell(seatOf(counterOf, visitId)) : event,
          ...(draw(6) === 0 ? beside(event, draw, null) : []),
        ];
    }
  });
  const shifted = whole.map((event) => ({ ...event, at: event.at + index * DAY_MS, businessDate: date }));
  const until = goesOn && now !== null ? now + index * DAY_MS : null;
  if (formulas === 2) return { date, formulas, events: shifted, now: until };
  // What version 1 can read: the same day without papers, and without what only version 2 has words for.
  const idOf = ({ payload }: AnyEvent) => (payload as { readonly visitId?: string }).visitId;
  const papers = new Set(shifted.filter(({ type }) => type === 'rollVisitEntered').map(idOf));
  const older = shifted.filter((event) => idOf(event) === undefined || !papers.has(idOf(event)));
  return { date, formulas, events: plainEvents(older, measureDay(older, date, until)), now: until };
}

function opened({ at, businessDate }: AnyEvent): readonly AnyEvent[] {
  return COUNTERS.map((counterId) => ({ type: 'counterOpened', at, businessDate, payload: { counterId } }));
}

function seatOf(counters: ReadonlyMap<string, keyof typeof SEATS>, visitId: string): Readonly<Record<string, string>> {
  const counterId = counters.get(visitId);
  return counterId === undefined ? {} : { counterId, attendantId: SEATS[counterId] };
}

/** Something that happens beside: an answer, a pause, somebody at the door. */
function beside({ at, businessDate }: AnyEvent, draw: Draw, visitId: string | null): readonly AnyEvent[] {
  const event = (type: string, payload: unknown): AnyEvent => ({ type, at, businessDate, payload });
  const graded = (): number | null => (draw(5) === 0 ? null : draw(7) + 1);
  switch (draw(8)) {
    case 0:
    case 1:
    case 2:
      return [
        event('surveyAnswered', {
          visitId: draw(3) === 0 ? null : visitId,
          counted: draw(6) !== 0,
          global: graded(),
          treatment: graded(),
          wait: graded(),
          resolved: ([null, 'yes', 'partly', 'no'] as const)[draw(4)],
        }),
      ];
    case 3:
      return [event('counterPaused', { counterId: COUNTERS[draw(3)] })];
    case 4:
      return [event('counterResumed', { counterId: COUNTERS[draw(3)] })];
    case 5:
      return [
        event('resolvedAtDoor', {
          serviceId: draw(2) === 0 ? 'pension' : 'housing',
          how: draw(2) === 0 ? 'online' : 'informed',
        }),
      ];
    case 6:
      return [event('outsideLineMarked', { people: draw(30) })];
    default:
      return [event('counterClosed', { counterId: COUNTERS[draw(3)] })];
  }
}

type Draw = (below: number) => number;

/** Whole numbers below a limit, the same ones for the same salt. */
function drawing(salt: number): Draw {
  let state = salt + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** Five people, of whom some are not known. */
function keysOf(draw: Draw): readonly { readonly epoch: number; readonly hmac: string }[] {
  const person = draw(8);
  return person > 4 ? [] : [{ epoch: 1, hmac: `person ${person}` }];
}

const HOUR = 3_600_000;

/** The facts of some days, each with what came before it. The branch's clock is three hours behind UTC. */
export function factsOf(days: readonly FactDay[]): readonly DayFacts[] {
  const before: KeyedTicket[] = [];
  return days.map(({ date, formulas, events, now }) => {
    const ofDay = keyedTickets(events.map((event, seq) => ({ ...event, seq })));
    const around: Around = {
      hourOf: (at) => Math.floor(((((at - 3 * HOUR) % DAY_MS) + DAY_MS) % DAY_MS) / HOUR),
      institutionOf: (serviceId) => (serviceId === 'housing' ? 'minvu' : 'ips'),
      keyed: new Set(ofDay.map(({ visitId }) => visitId)),
      returned: returnedVisits(ofDay, before, Number.MAX_SAFE_INTEGER),
    };
    before.push(...ofDay);
    return dayFacts(formulas, events, date, now, around);
  });
}
