import { type Draw, drawDuration } from '../../domain/estimate/durations.ts';
import { type Instant, MINUTE, type Millis } from '../../domain/ids.ts';
import { type ArrivalSlot, type Knowledge, type Present, type PresentCounter, playFuture } from './future.ts';
import type { AvailableCounter } from './staffing.ts';

/** One half hour of a planned day. */
type PlannedSlot = {
  readonly from: Instant;
  readonly to: Instant;
  /** People expected, mean. */
  readonly arrivals: number;
  /** Counters to have open: the first so many of the order. */
  readonly counters: number;
  /** Share from 0 to 1 of those who arrive in it that is called within the limit; 1 when nobody is expected. */
  readonly share: number;
};

export type DayPlan = {
  readonly slots: readonly PlannedSlot[];
  /** Whether every half hour reaches the goal with the counters that there are. */
  readonly reached: boolean;
};

export type PlanQuestion = {
  /** Half hours in which people come, in order. */
  readonly slots: readonly ArrivalSlot[];
  /** Counters in the order in which they would be opened. */
  readonly counters: readonly AvailableCounter[];
  /** Share from 0 to 1. */
  readonly goal: number;
  readonly drawOf: (future: number) => Draw;
  readonly futures?: number;
};

const FUTURES = 12;
/** Nobody is followed longer than this past the last half hour. */
const AFTER = 3 * 60 * MINUTE;
const SAMPLES = 400;

/**
 * How many counters each half hour of a coming day needs. Begins with as many as the work that comes in (people times
 * mean attention, over the length of the half hour), plays sampled days under the branch's own rule, and adds a counter
 * to the earliest half hour that misses the goal, or before it when that one has all, until none does.
 */
export function planDay(knowledge: Knowledge, question: PlanQuestion): DayPlan {
  const { slots, counters, goal } = question;
  const most = counters.length;
  const means = meanDurations(knowledge, question.drawOf(0));
  const open = slots.map(({ from, to, expected }) => {
    const work = Object.entries(expected).reduce((sum, [id, people]) => sum + people * (means.get(id) ?? 0), 0);
    return Math.min(most, work === 0 ? Math.min(1, most) : Math.ceil(work / (to - from)));
  });
  const givenUp = new Set<number>();
  /** How it stood before counters were opened early for the sake of one half hour: undone when that does not help it. */
  let early = null as { readonly slot: number; readonly before: readonly number[] } | null;
  for (;;) {
    const shares = playPlan(knowledge, question, open);
    const short = shares.findIndex((share, index) => share < goal && !givenUp.has(index));
    if (short === -1) {
      return {
        slots: slots.map(({ from, to, expected }, index) => ({
          from,
          to,
          arrivals: Object.values(expected).reduce((sum, people) => sum + people, 0),
          counters: open[index] ?? 0,
          share: shares[index] ?? 1,
        })),
        reached: shares.every((share) => share >= goal),
      };
    }
    const place = placeForOneMore(open, short, most);
    if (place !== short && early?.slot !== short) early = { slot: short, before: [...open] };
    if (place === null) {
      givenUp.add(short);
      if (early?.slot === short) open.splice(0, open.length, ...early.before);
    } else
      open[place] = (open[place] ?? 0) + ((shares[short] ?? 1) < goal / 2 && (open[place] ?? 0) + 1 < most ? 2 : 1);
  }
}

/** The half hour itself, or the nearest one before it that has a counter left, at most two hours back. */
function placeForOneMore(open: readonly number[], short: number, most: number): number | null {
  for (let index = short; index >= Math.max(0, short - 4); index -= 1) if ((open[index] ?? 0) < most) return index;
  return null;
}

/** Mean share by the half hour of arrival. */
function playPlan(knowledge: Knowledge, question: PlanQuestion, open: readonly number[]): number[] {
  const { slots, drawOf, futures = FUTURES } = question;
  const first = slots[0]?.from ?? 0;
  const end = slots.at(-1)?.to ?? 0;
  const present = dayBefore(question, open, first, end);
  const counted = slots.map(() => 0);
  const reached = slots.map(() => 0);
  const slotOf = (at: Instant): number => slots.findIndex(({ from, to }) => at >= from && at < to);
  const bump = (counts: number[], index: number): void => {
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  };
  for (let future = 0; future < futures; future += 1) {
    playFuture(
      present,
      { ...knowledge, arrivals: slots },
      drawOf(future),
      end + AFTER,
      (ticket, at) => {
        if (at - ticket.enteredAt <= (knowledge.limitMs[ticket.serviceId] ?? 0))
          bump(reached, slotOf(ticket.enteredAt));
        return 'go on';
      },
      (ticket) => bump(counted, slotOf(ticket.enteredAt)),
    );
  }
  return counted.map((people, index) => (people === 0 ? 1 : (reached[index] ?? 0) / people));
}

/** The branch just before its first half hour: nobody waits, and each counter is away whenever the plan has it closed. */
function dayBefore({ slots, counters }: PlanQuestion, open: readonly number[], first: Instant, end: Instant): Present {
  return {
    now: first,
    waiting: [],
    sentTo: new Map(),
    entries: [],
    preferentialRun: 0,
    counters: counters.flatMap((counter, order): PresentCounter[] => {
      const opensAt = slots.find((_, index) => order < (open[index] ?? 0))?.from;
      if (opensAt === undefined) return [];
      const pauses: { at: Instant; lasts: Millis }[] = [];
      let closedAt: Instant | null = null;
      for (const [index, slot] of slots.entries()) {
        const isOpen = order < (open[index] ?? 0);
        if (!isOpen && closedAt === null && slot.from > opensAt) closedAt = slot.from;
        if (isOpen && closedAt !== null) {
          pauses.push({ at: closedAt, lasts: slot.from - closedAt });
          closedAt = null;
        }
      }
      // Who closes before the end does not come back for those who still wait.
      if (closedAt !== null) pauses.push({ at: closedAt, lasts: end + AFTER - closedAt });
      const doing: PresentCounter['doing'] =
        opensAt === first ? { kind: 'idle', since: first } : { kind: 'away', until: opensAt };
      return [{ ...counter, doing, pauses }];
    }),
  };
}

function meanDurations(knowledge: Knowledge, draw: Draw): Map<string, Millis> {
  return new Map(
    Object.entries(knowledge.durations).map(([id, model]) => {
      let sum = 0;
      for (let sample = 0; sample < SAMPLES; sample += 1) sum += drawDuration(model, draw);
      return [id, sum / SAMPLES];
    }),
  );
}
