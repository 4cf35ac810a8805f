import type { CheckInView } from '@turno25/shared/contracts/appointments.ts';
import {
  deliveryBody,
  exhaustedBody,
  type NumberBlockView,
  type Pass,
  printBody,
} from '@turno25/shared/contracts/offline.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import type { CheckInRequest, Refusal, TicketRequest } from '@turno25/shared/contracts/ticketOffice.ts';
import type { IdentityBody, TicketView } from '@turno25/shared/contracts/tickets.ts';
import type { HangingParts, ReceiptResult } from '@turno25/shared/contracts/witness.ts';
import type { BusinessDate, Instant } from '@turno25/shared/domain/ids.ts';
import type { Result } from '@turno25/shared/domain/result.ts';
import type { SignedHead } from '@turno25/shared/evidence/head.ts';
import type { TicketReceipt } from '@turno25/shared/evidence/receipt.ts';
import { z } from 'zod';

/**
 * What the server must hear: a ticket that the kiosk gave by itself, what became of a paper, or that the kiosk went down
 * between asking for a ticket and hearing of it, so that nobody has that paper, or that it had no number left.
 */
export const parcel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ticket'), body: deliveryBody }),
  z.strictObject({ kind: z.literal('print'), visitId: opaqueId, body: printBody }),
  z.strictObject({ kind: z.literal('abandoned'), visitId: opaqueId }),
  z.strictObject({ kind: z.literal('exhausted'), body: exhaustedBody }),
]);
export type Parcel = z.infer<typeof parcel>;

export type Reserved = {
  readonly blocks: readonly NumberBlockView[];
  readonly passes: readonly Pass[];
  readonly now: Instant;
};

/** All that the outbox asks of the branch's server. The kiosk names the visit, so that a lost answer can be told. */
export type ServerLink = {
  readonly issue: (visitId: string, request: TicketRequest) => Promise<Result<TicketView, Refusal>>;
  /** Only the server knows appointments: there is no check-in without it. */
  readonly checkIn: (visitId: string, request: CheckInRequest) => Promise<Result<CheckInView, Refusal>>;
  /** The same of a ticket that another kiosk gave, whose person has held their card up: it gets new codes. */
  readonly reprint: (visitId: string, identity: IdentityBody) => Promise<Result<TicketView, Refusal>>;
  /** A ticket of this kiosk's as it stands now, to print it again. */
  readonly ticket: (visitId: string) => Promise<Result<TicketView, Refusal>>;
  /** Repeated with the same key and the same words until it is answered; of a ticket with the branch's word for it. */
  readonly send: (key: string, parcel: Parcel) => Promise<Result<TicketReceipt | null, Refusal>>;
  /** Numbers for those dates, so many passes more, and the server's instant. */
  readonly reserve: (dates: readonly BusinessDate[], passes: number) => Promise<Result<Reserved, Refusal>>;
  /** Hands back the heads that were kept of the server's ledger, tells this machine's hour and how its devices are, and gets the newest head to keep. */
  readonly witness: (
    heads: readonly SignedHead[],
    now: Instant,
    parts?: HangingParts,
  ) => Promise<Result<SignedHead, Refusal>>;
  /** Hands back tickets that an older copy of the ledger may lack: what became of each, in order. */
  readonly handBack: (receipts: readonly TicketReceipt[]) => Promise<Result<readonly ReceiptResult[], Refusal>>;
};
