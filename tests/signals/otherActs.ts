import { SECOND } from '@turno25/shared/domain/ids.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import { inOrder, type PlayedDay, type Told } from './playedDays.ts';

/**
 * Ways to bend something else than a wait near its limit, each of a size: what share of its trials is bent, or how far a clock
 * is moved. Played into an honest day of a range; `first`: on its first day alone.
 */
export type OtherAct = {
  readonly name: string;
  /** The rule that has to see it. */
  readonly rule: string;
  readonly sizes: readonly number[];
  readonly unit: 'share' | 'seconds';
  readonly first?: true;
  readonly play: (day: PlayedDay, size: number, random: Random) => PlayedDay;
};

const AUTHOR = 'attendant-1';
const APPROVER = 'attendant-2';

export const OTHER_ACTS: readonly OtherAct[] = [
  {
    // Of those who answered and were written down as resolved, so many say that they were not.
    name: 'denied',
    rule: 'deniedOutcomes',
    sizes: [0.11, 0.2, 0.25, 0.3, 0.4],
    unit: 'share',
    play: (day, size, random) => ({
      ...day,
      events: day.events.map((event) =>
        event.type === 'surveyAnswered' && (event.payload as { visitId: string | null }).visitId !== null
          ? { ...event, payload: { ...(event.payload as object), resolved: random() < size ? 'no' : 'yes' } }
          : event,
      ),
    }),
  },
  {
    // Once, between two tickets: the clock goes back, and what comes after looks earlier than it was.
    name: 'clock',
    rule: 'clockSteps',
    sizes: [60, 119, 120, 300],
    unit: 'seconds',
    first: true,
    play: (day, size) => {
      const at = middleOf(day);
      return withTold(day, [told(day, 'clockSetBack', at, { observed: at - size * SECOND, kept: at }, 'system')]);
    },
  },
  {
    // People who never came, entered afterwards as papers of a roll that were attended in time.
    name: 'roll',
    rule: 'papersOfRolls',
    sizes: [0.01, 0.015, 0.02, 0.03],
    unit: 'share',
    play: (day, size, random) => {
      const issued = day.events.filter(({ type }) => type === 'ticketIssued');
      const papers = issued
        .filter(() => random() < size)
        .map(({ at, payload }, index) =>
          told(day, 'rollVisitEntered', at + 600 * SECOND, {
            ...(payload as object),
            visitId: `paper-${index}`,
            ordinal: 30_000 + index,
            takenAt: at,
            calledAt: at + 120 * SECOND,
            startedAt: at + 140 * SECOND,
            endedAt: at + 500 * SECOND,
            outcome: 'resolved',
            askedBy: AUTHOR,
            approvedBy: APPROVER,
          }),
        );
      return withTold(day, papers);
    },
  },
  {
    // Tickets that nobody takes, seconds after an honest one at the same kiosk, and left at once.
    name: 'issue',
    rule: 'issueBursts',
    sizes: [0.05, 0.1, 0.15, 0.2],
    unit: 'share',
    play: (day, size, random) => {
      const bursts = day.events
        .filter(({ type }) => type === 'ticketIssued')
        .filter(() => random() < size)
        .flatMap(({ at, device, actor, payload }, index) => {
          const visitId = `burst-${index}`;
          const ticket = { ...(payload as object), visitId, ordinal: 20_000 + index };
          return [
            { ...told(day, 'ticketIssued', at + 2 * SECOND, ticket, actor), device },
            told(day, 'visitLeft', at + 90 * SECOND, { visitId, by: 'ownToken', reason: null }, 'visit'),
          ];
        });
      return withTold(day, bursts);
    },
  },
  {
    // Sevens given at a kiosk, each seconds after an honest answer or another of them.
    name: 'survey',
    rule: 'surveyBursts',
    sizes: [0.03, 0.1, 0.2, 0.3],
    unit: 'share',
    play: (day, size, random) => {
      const bursts = day.events
        .filter(({ type, payload }) => type === 'surveyAnswered' && (payload as { visitId: null }).visitId === null)
        .filter(() => random() < size / (1 - size))
        .map((event, index) => ({
          ...told(day, 'surveyAnswered', event.at + 6 * SECOND, {
            ...(event.payload as object),
            surveyId: `b${index}`,
          }),
          actor: event.actor,
          device: event.device,
        }));
      return withTold(day, bursts);
    },
  },
  {
    // Calls that no board shows: whoever is called does not come, and the next one is in time.
    name: 'unannounced',
    rule: 'unannouncedCalls',
    sizes: [0.02, 0.05, 0.1, 0.15],
    unit: 'share',
    play: (day, size, random) => {
      const kept = day.events.filter(({ type }) => type !== 'callsAnnounced' || random() >= size);
      return { ...day, events: inOrder(kept as readonly Told[]) };
    },
  },
];

function told(day: PlayedDay, type: string, at: number, payload: object, actor = AUTHOR): Told {
  return { type, at, businessDate: day.date, actor, device: null, payload: { ...payload } };
}

function withTold(day: PlayedDay, more: readonly Told[]): PlayedDay {
  return { ...day, events: inOrder([...(day.events as readonly Told[]), ...more]) };
}

function middleOf({ events }: PlayedDay): number {
  return events[Math.floor(events.length / 2)]?.at ?? 0;
}
