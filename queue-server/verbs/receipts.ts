import { ok } from '@turno25/shared/domain/result.ts';
import type { Acknowledged, ReceivedTicket } from '@turno25/shared/evidence/receipt.ts';
import { signReceipt, type TicketReceipt } from '@turno25/shared/evidence/receipt.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Verb } from '../engine/submission.ts';
import type { VerbParts } from './parts.ts';

/** What is kept of a ticket's issue for its receipt: an answer that is given again bears the same one. */
export function toReceipt(
  { ledger, epoch }: Pick<VerbParts, 'ledger' | 'epoch'>,
  events: readonly RecordedEvent[],
  fromBlock: boolean,
): { readonly acknowledged?: Acknowledged } {
  const issued = events.find((event) => event.type === 'ticketIssued');
  if (issued?.type !== 'ticketIssued' || issued.businessDate === null) return {};
  const {
    identity: _1,
    personKeys: _2,
    expected: _3,
    told: _4,
    ordinal: _5,
    limitMs: _6,
    continues: _7,
    ...rest
  } = issued.payload;
  const { recovered: _8, ...ticket } = rest;
  const { seq, at, businessDate: date } = issued;
  return { acknowledged: { ledgerId: ledger.id() ?? '', epoch, seq, date, at, fromBlock, ticket } };
}

/** The receipt in the place of what is kept for it, on the way out. */
export function withReceipt<T extends { readonly acknowledged?: Acknowledged }>(
  { branchKey }: Pick<VerbParts, 'branchKey'>,
  { acknowledged, ...rest }: T,
): Omit<T, 'acknowledged'> & { readonly receipt?: TicketReceipt } {
  return acknowledged === undefined ? rest : { ...rest, receipt: signReceipt(acknowledged, branchKey) };
}

/** A kiosk hands back a ticket that a lost part of the ledger had acknowledged; its signature was checked. */
export function recoverTicket(acknowledged: Acknowledged): Verb<'recoverTicket'> {
  const { epoch, seq, date, at, fromBlock } = acknowledged;
  const ticket: ReceivedTicket = acknowledged.ticket;
  return {
    deviceInstant: at,
    command: () => ok({ type: 'recoverTicket', epoch, seq, date, at, fromBlock, ticket }),
    answer: ({ events }) => ({ taken: events.length > 0 }),
  };
}
