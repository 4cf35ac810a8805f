import type { ServiceId } from '../ids.ts';
import { compareByEntry, type DispatchView, type Line, type WaitingTicket } from './policy.ts';

/** The lines that a counter may call from: those that the view knows, else gathered from its tickets. */
export function linesIn(view: DispatchView): readonly Line[] {
  return view.lines ?? linesOf(view.callable);
}

/** The first ticket of each line that a counter may call from. */
export function headsIn(view: DispatchView): WaitingTicket[] {
  return linesIn(view).map((line) => line.head);
}

/** The lines of some tickets, with their heads, in one pass over them. */
function linesOf(tickets: readonly WaitingTicket[]): Line[] {
  const lines: Line[] = [];
  const byService = new Map<ServiceId, (Line | undefined)[]>();
  for (const ticket of tickets) {
    let ofService = byService.get(ticket.serviceId);
    if (ofService === undefined) {
      ofService = [undefined, undefined, undefined, undefined];
      byService.set(ticket.serviceId, ofService);
    }
    const kind = (ticket.preferential ? 2 : 0) + (ticket.stage - 1);
    const line = ofService[kind];
    if (line === undefined) {
      const opened: Line = { head: ticket, tickets: [ticket] };
      ofService[kind] = opened;
      lines.push(opened);
    } else {
      line.tickets.push(ticket);
      if (compareByEntry(ticket, line.head) < 0) line.head = ticket;
    }
  }
  return lines;
}
