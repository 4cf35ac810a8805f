import { MINUTE } from '../../domain/ids.ts';
import { must } from '../../domain/result.ts';
import type { PresentCounter } from '../forecast/future.ts';
import type { Desk } from './desk.ts';
import { millis, serviceId } from './names.ts';
import type { TraceTicket } from './trace.ts';

/** How long an absence that nobody planned is taken to last still. */
const UNPLANNED = 60 * MINUTE;

/**
 * A counter of a rehearsed day as a manager sees it: since when it attends whom, and never until when; nothing once it is
 * off. `called` is the ticket that it has called, if any.
 */
export function presentDesk(
  desk: Desk,
  { skills, quick }: { readonly skills: ReadonlySet<string>; readonly quick: boolean },
  called: TraceTicket | null,
  at: number,
): PresentCounter[] {
  const pause = desk.breakAhead;
  const pauses = pause === null ? [] : [{ at: millis(pause.at), lasts: millis(pause.lasts) }];
  const known = { id: String(desk.index), skills, quick, pauses };
  const { state } = desk;
  switch (state.kind) {
    case 'idle':
      return [{ ...known, doing: { kind: 'idle', since: millis(state.since) } }];
    case 'attending': {
      const service = serviceId(state.stage === 2 ? (state.ticket.xsvc ?? state.ticket.svc) : state.ticket.svc);
      return [{ ...known, doing: { kind: 'attending', serviceId: service, since: millis(state.since) } }];
    }
    case 'noShow': {
      const { svc } = must(called, 'somebody was called there');
      const doing = { kind: 'called', serviceId: serviceId(svc), since: millis(state.since) } as const;
      return [{ ...known, doing }];
    }
    case 'wrapping':
      return [{ ...known, doing: { kind: 'away', until: millis(state.until) } }];
    case 'away':
      return [{ ...known, doing: { kind: 'away', until: state.planned ? millis(state.until) : at + UNPLANNED } }];
    case 'off':
      return [];
  }
}
