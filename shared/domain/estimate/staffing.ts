import { MINUTE, type Millis, type ServiceId, type VisitId } from '../ids.ts';
import type { Draw } from './durations.ts';
import { type Knowledge, type Present, type PresentCounter, playFuture } from './future.ts';

const FUTURES = 60;
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

export type StaffingQuestion = {
  /** Share to reach, from 0 to 1. */
  readonly goal: number;
  /** Counters that could be opened now, in the order in which they would be; each with the services that it would give. */
  readonly available: readonly {
    readonly id: string;
    readonly skills: ReadonlySet<ServiceId>;
    readonly quick: boolean;
  }[];
  /** `drawOf(m)` gives the draws of the m-th future: the same for every number of counters, so that they compare. */
  readonly drawOf: (future: number) => Draw;
  readonly futures?: number;
};

/** How many of the available counters must open for the next half hour. It assumes that forecasts and durations hold. */
export function staffingAdvice(present: Present, knowledge: Knowledge, question: StaffingQuestion): StaffingAdvice {
  const forecasts: Forecast[] = [];
  for (let extra = 0; extra <= question.available.length; extra += 1) {
    const opened = question.available
      .slice(0, extra)
      .map((counter): PresentCounter => ({ ...counter, doing: { kind: 'idle', since: present.now }, pauses: [] }));
    const staffed = { ...present, counters: [...present.counters, ...opened] };
    const share = expectedShare(staffed, knowledge, question.drawOf, question.futures);
    forecasts.push({ extra, share });
    if (share >= question.goal) return { extra, forecasts };
  }
  return { extra: null, forecasts };
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
  const { now } = present;
  const limit = (serviceId: ServiceId): number => knowledge.limitMs[serviceId] ?? 0;
  const canMakeIt = new Set<VisitId>(
    present.waiting
      .filter((ticket) => ticket.stage === 1 && now - ticket.enteredAt <= limit(ticket.serviceId))
      .map((ticket) => ticket.id),
  );
  const until = now + ARRIVALS + Math.max(...knowledge.services.map(limit)) + MINUTE;
  let reached = 0;
  let counted = 0;
  for (let future = 0; future < futures; future += 1) {
    counted += canMakeIt.size;
    playFuture(
      present,
      knowledge,
      drawOf(future),
      until,
      (ticket, at) => {
        const isNew = ticket.enteredAt > now;
        const counts = isNew ? ticket.enteredAt <= now + ARRIVALS : canMakeIt.has(ticket.id);
        if (counts && at - ticket.enteredAt <= limit(ticket.serviceId)) reached += 1;
        return 'go on';
      },
      (ticket) => {
        if (ticket.enteredAt <= now + ARRIVALS) counted += 1;
      },
    );
  }
  return counted === 0 ? 1 : reached / counted;
}
