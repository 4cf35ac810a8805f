import type { BusinessDate } from '../ids.ts';
import type { TicketNumber } from '../visit/ticketNumber.ts';
import type { BranchState, NumberBlock } from './state.ts';

/** The block that a number of a date lies in, if any. */
export function blockOf(
  state: Pick<BranchState, 'blocks'>,
  date: BusinessDate | null,
  ticket: TicketNumber,
): NumberBlock | undefined {
  return state.blocks.find(
    (block) =>
      block.date === date && block.series === ticket.series && block.from <= ticket.number && ticket.number <= block.to,
  );
}
