import type { VisitId } from '../../ids.ts';
import type { TicketNumber } from '../../visit/ticketNumber.ts';
import type { BranchState } from '../state.ts';
import { endedVisits } from './endedVisits.ts';
import { openVisits } from './openVisits.ts';

/** The visits of the open day that have a number, open or ended: one at most, unless an invariant is broken. */
export function visitsWithNumber(
  { open, ended }: Pick<BranchState, 'open' | 'ended'>,
  ticket: TicketNumber,
): readonly VisitId[] {
  return [...openVisits(open).withNumber(ticket), ...endedVisits(ended).withNumber(ticket)];
}
