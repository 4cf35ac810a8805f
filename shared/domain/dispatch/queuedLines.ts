import type { WaitingLine } from '../state/visits/waitingLine.ts';
import type { WaitingVisit } from '../visit/visit.ts';
import type { Line } from './policy.ts';
import { compareByEntry, type WaitingTicket } from './policy.ts';

type AsTicket = (visit: WaitingVisit) => WaitingTicket;

/**
 * The lines of a rule from those of the queue: who was sent to the counter stands in one line with who may go anywhere.
 * A line's tickets are made when somebody looks beyond its head.
 */
export function queuedLines(queued: readonly WaitingLine[], asTicket: AsTicket): Line[] {
  const groups = Map.groupBy(queued, (line) => `${line.serviceId} ${line.class} ${line.stage}`);
  return [...groups.values()].map((group) => asLine(group, asTicket));
}

function asLine(queued: readonly WaitingLine[], asTicket: AsTicket): Line {
  const heads = queued.flatMap(({ visits }) => visits.at(0) ?? []).map(asTicket);
  const head = heads.reduce((first, other) => (compareByEntry(other, first) < 0 ? other : first));
  let tickets: WaitingTicket[] | null = null;
  return {
    head,
    get tickets() {
      tickets ??= queued.flatMap(({ visits }) => [...visits].map(asTicket));
      return tickets;
    },
  };
}
