import type { FoundTicket } from '@turno25/shared/contracts/foundTickets.ts';
import { mayDo, type Role } from '@turno25/shared/contracts/permissions.ts';

export type FoundVerb = 'again' | 'left' | 'sendAway' | 'exclude' | 'why';

/** What somebody of the staff may do for the person of a ticket, in the order in which it is usually needed. */
export function foundVerbs(
  ticket: FoundTicket,
  me: { readonly id: string; readonly role: Role },
): readonly FoundVerb[] {
  const { role } = me;
  const verbs: FoundVerb[] = [];
  if (ticket.endedAt !== null && mayDo(role, 'tickets.again')) verbs.push('again');
  // Of the line only the manager says that somebody has gone; an attendant, of whom their counter called or set aside.
  const theirs = role !== 'attendant' || ticket.status === 'called' || ticket.status === 'onHold';
  const here = ticket.endedAt === null && ticket.status !== 'attending';
  if (here && theirs && mayDo(role, 'tickets.leave')) verbs.push('left');
  if (here && mayDo(role, 'tickets.sendAway')) verbs.push('sendAway');
  const { exclusion } = ticket;
  // It takes two: whoever asked waits for somebody else.
  const mine = exclusion?.state === 'asked' && exclusion.by === me.id;
  if (mayDo(role, 'tickets.exclude') && exclusion?.state !== 'excluded' && !mine) verbs.push('exclude');
  verbs.push('why');
  return verbs;
}
