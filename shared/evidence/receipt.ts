import { z } from 'zod';
import type { EventPayloads } from '../domain/ledger/events.ts';
import { canonicalText } from './canonical.ts';
import type { EvidenceCrypto, Signer } from './crypto.ts';
import type { PublicKey } from './keys.ts';
import { isSignedBy, signed } from './signature.ts';

/**
 * What a kiosk keeps of a ticket that the branch acknowledged: its issue without the person and without what was foretold,
 * signed. Should the branch go on from an older copy of its ledger, the kiosk hands it back.
 */
export const ticketReceipt = z.strictObject({
  format: z.literal('turno25.receipt.v1'),
  ledgerId: z.string().regex(/^[0-9a-f]{64}$/),
  /** The copy of the ledger that held it, and where. */
  epoch: z.string().min(1).max(64),
  seq: z.int().positive(),
  date: z.iso.date(),
  /** When the ticket was taken, UTC ms. */
  at: z.int(),
  /** Of a number that the kiosk gave by itself. */
  fromBlock: z.boolean(),
  /** As in the event; the signature vouches for its form. */
  ticket: z.record(z.string().max(40), z.unknown()),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().max(120),
});
export type TicketReceipt = z.infer<typeof ticketReceipt>;

/** What of a ticket's issue goes into its receipt. */
export type ReceivedTicket = Omit<
  EventPayloads['ticketIssued'],
  'identity' | 'personKeys' | 'expected' | 'told' | 'ordinal' | 'limitMs' | 'continues' | 'recovered'
>;

export type Acknowledged = Omit<TicketReceipt, 'format' | 'ticket' | 'keyId' | 'signature'> & {
  readonly ticket: ReceivedTicket;
};

/** The same bytes for the same ticket, whether its answer is new or was kept. */
export function signReceipt(acknowledged: Acknowledged, signer: Signer): TicketReceipt {
  const ticket = JSON.parse(canonicalText(acknowledged.ticket)) as Record<string, unknown>;
  return signed({ format: 'turno25.receipt.v1' as const, ...acknowledged, ticket, keyId: signer.keyId }, signer);
}

/** What one of these keys acknowledged; null for any other paper. */
export function acknowledgedBy(
  crypto: Pick<EvidenceCrypto, 'verify'>,
  keys: readonly PublicKey[],
  receipt: TicketReceipt,
): Acknowledged | null {
  const good = keys.some((key) => key.keyId === receipt.keyId && isSignedBy(crypto, key, receipt));
  const { ledgerId, epoch, seq, date, at, fromBlock, ticket } = receipt;
  return good ? { ledgerId, epoch, seq, date, at, fromBlock, ticket: ticket as ReceivedTicket } : null;
}
