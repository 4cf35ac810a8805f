import type { Draw } from '../../domain/estimate/durations.ts';
import { type CounterId, MINUTE, type Millis, type ServiceId, type VisitId } from '../../domain/ids.ts';
import { type Knowledge, type Present, type PresentCounter, playFuture } from './future.ts';

const FUTURES = 60;
/** Enough to tell which counter helps most. */
const ORDERING_FUTURES = 15;
/** People who arrive in this time count, and are followed until their limit has passed. */
const ARRIVALS = 30 * MINUTE;

/** Share from 0 to 1, of those who can still make it and those who arrive in the next 30 min, called within their limit. */
export type Forecast = { readonly extra: number; readonly share: number };

export type StaffingAdvice = {
  /** Fewest counters more that reach the goal; null when none of those that could be opened suffice. */
  readonly extra: number | null;
  /** What each number of extra counters would give, from none on. */
  readonly forecasts: readonly Forecast[];
};

/** A counter that is closed and could be opened. */
export type AvailableCounter = {
  readonly id: CounterId;
  readonly skills: ReadonlySet<ServiceId>;
  readonly quick: boolean;
};

export type StaffingQuestion = {
  /** Share to reach, from 0 to 1. */
  readonly goal: number;
  /** Counters that could be opened now, in the order in which they would be; each with the services that it would give. */
  readonly available: readonly AvailableCounter[];
  /** How long it takes until they call their first person; nothing when left out. */
  readonly opensIn?: Millis;
  /** `drawOf(m)` gives the draws of the m-th future: the same for every number of counters, so that they compare. */
  readonly drawOf: (future: number) => Draw;
  readonly futures?: number;
};

/** How many of the available counters must open for the next half hour. It assumes that forecasts and durations hold. */
export function staffingAdvice(present: Present, knowledge: Knowledge, question: StaffingQuestion): StaffingAdvice {
  const forecasts: Forecast[] = [];
  for (let extra = 0; extra <= question.available.length; extra += 1) {
    const staffed = withOpened(present, question.available.slice(0, extra), question.opensIn ?? 0);
    const share = expectedShare(staffed, knowledge, question.drawOf, question.futures);
    forecasts.push({ extra, share });
    if (share >= question.goal) return { extra, forecasts };
  }
  return { extra: null, forecasts };
}

/** The available counters in the order in which each helps most after those before it; of equals, the first given. */
export function orderToOpen(
  present: Present,
  knowledge: Knowledge,
  { available, drawOf, opensIn = 0 }: StaffingQuestion,
  most: number,
): AvailableCounter[] {
  const order: AvailableCounter[] = [];
  while (order.length < Math.min(most, available.length)) {
    const shares = new Map<string, number>();
    let best: { readonly counter: AvailableCounter; readonly share: number } | null = null;
    for (const counter of available) {
      if (order.includes(counter)) continue;
      const skills = [...counter.skills].join(' ');
      const share =
        shares.get(skills) ??
        expectedShare(withOpened(present, [...order, counter], opensIn), knowledge, drawOf, ORDERING_FUTURES);
      shares.set(skills, share);
      if (best === null || share > best.share) best = { counter, share };
    }
    if (best === null) break;
    order.push(best.counter);
  }
  return order;
}

/** The branch as it would be with more counters, each idle once it has opened. */
function withOpened(present: Present, opened: readonly AvailableCounter[], opensIn: Millis): Present {
  const { now } = present;
  const doing: PresentCounter['doing'] =
    opensIn === 0 ? { kind: 'idle', since: now } : { kind: 'away', until: now + opensIn };
  return {
    ...present,
    counters: [...present.counters, ...opened.map((counter) => ({ ...counter, doing, pauses: [] }))],
  };
}

/** The branch as it would be if a counter paused now for that long: at once when idle, else after what it has in hand. */
export function withPause(present: Present, counterId: string, lasts: Millis): Present {
  const { now } = present;
  const paused = (counter: PresentCounter): PresentCounter =>
    counter.doing.kind === 'idle'
      ? { ...counter, doing: { kind: 'away', until: now + lasts } }
      : { ...counter, pauses: [{ at: now, lasts }, ...counter.pauses] };
  return {
    ...present,
    counters: present.counters.map((counter) => (counter.id === counterId ? paused(counter) : counter)),
  };
}

/** Mean over sampled futures of the share called within the limit; 1 when there is nobody to count. */
export function expectedShare(
  present: Present,
  knowledge: Knowledge,
  drawOf: (future: number) => Draw,
  futures: number = FUTURES,
): number {
  const counts = [...tallyByService(present, knowledge, drawOf, futures).values()];
  const counted = counts.reduce((sum, count) => sum + count.counted, 0);
  return counted === 0 ? 1 : counts.reduce((sum, count) => sum + count.reached, 0) / counted;
}

/** People of the next half hour by service, mean over the futures: who counts, and who of them is called within the limit. */
export type ExpectedPeople = { readonly counted: number; readonly reached: number };

/** From 0 to 1; 1 when nobody is expected. */
export function shareOf({ counted, reached }: ExpectedPeople): number {
  return counted === 0 ? 1 : reached / counted;
}

/** Those who can still make it and those who arrive in the next 30 min, by service. */
export function expectedByService(
  present: Present,
  knowledge: Knowledge,
  drawOf: (future: number) => Draw,
  futures: number = FUTURES,
): Map<ServiceId, ExpectedPeople> {
  const tally = tallyByService(present, knowledge, drawOf, futures);
  return new Map(
    [...tally].map(([id, { counted, reached }]) => [id, { counted: counted / futures, reached: reached / futures }]),
  );
}

/** Whole people over all the futures together. */
function tallyByService(
  present: Present,
  knowledge: Knowledge,
  drawOf: (future: number) => Draw,
  futures: number,
): Map<ServiceId, ExpectedPeople> {
  const { now } = present;
  const limit = (serviceId: ServiceId): number => knowledge.limitMs[serviceId] ?? 0;
  const counts = new Map(knowledge.services.map((serviceId) => [serviceId, { counted: 0, reached: 0 }]));
  const count = (serviceId: ServiceId, what: keyof ExpectedPeople, people = 1): void => {
    const ofService = counts.get(serviceId);
    if (ofService !== undefined) ofService[what] += people;
  };
  const canMakeIt = new Set<VisitId>();
  for (const ticket of present.waiting) {
    if (ticket.stage !== 1 || now - ticket.enteredAt > limit(ticket.serviceId)) continue;
    canMakeIt.add(ticket.id);
    count(ticket.serviceId, 'counted', futures);
  }
  const until = now + ARRIVALS + Math.max(...knowledge.services.map(limit)) + MINUTE;
  for (let future = 0; future < futures; future += 1) {
    playFuture(
      present,
      knowledge,
      drawOf(future),
      until,
      (ticket, at) => {
        const isNew = ticket.enteredAt > now;
        const counts = isNew ? ticket.enteredAt <= now + ARRIVALS : canMakeIt.has(ticket.id);
        if (counts && at - ticket.enteredAt <= limit(ticket.serviceId)) count(ticket.serviceId, 'reached');
        return 'go on';
      },
      (ticket) => {
        if (ticket.enteredAt <= now + ARRIVALS) count(ticket.serviceId, 'counted');
      },
    );
  }
  return counts;
}
