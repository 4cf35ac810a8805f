import type { CheckInView } from '@turno25/shared/contracts/appointments.ts';
import {
  type DeliveryBody,
  deliveryBody,
  exhaustedBody,
  type NumberBlockView,
  type Pass,
  printBody,
} from '@turno25/shared/contracts/offline.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import type { IdentityBody, TicketView } from '@turno25/shared/contracts/tickets.ts';
import type { BusinessDate, Instant } from '@turno25/shared/domain/ids.ts';
import type { Result } from '@turno25/shared/domain/result.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { z } from 'zod';

/** `away`: no answer came, so it may or may not have been done. `refused`: the server said no, why, and what explains it. */
export type ServerTrouble =
  | { readonly kind: 'away' }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly facts?: Readonly<Record<string, string | number>>;
    };

export type TicketAsked = {
  readonly visitId: string;
  readonly key: string;
  readonly serviceId: string;
  readonly class: VisitClass;
  readonly language: string;
  /** Asked for although the same person already waits. */
  readonly again: boolean;
  /** The person's document: passed on, and nowhere written down. */
  readonly identity: IdentityBody | null;
};

/** The person of an appointment has come, known by its code or by who they are. */
export type CheckInAsked = {
  readonly visitId: string;
  readonly key: string;
  /** Null: as it was booked. */
  readonly language: string | null;
  readonly who: { readonly code: string } | { readonly identity: IdentityBody };
};

/**
 * What the server must hear: a ticket that the kiosk gave by itself, what became of a paper, or that the kiosk went down
 * between asking for a ticket and hearing of it, so that nobody has that paper, or that it had no number left.
 */
export const delivery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ticket'), body: deliveryBody }),
  z.strictObject({ kind: z.literal('print'), visitId: opaqueId, body: printBody }),
  z.strictObject({ kind: z.literal('abandoned'), visitId: opaqueId }),
  z.strictObject({ kind: z.literal('exhausted'), body: exhaustedBody }),
]);
export type Delivery = z.infer<typeof delivery>;
export type { DeliveryBody };

export type Reserved = {
  readonly blocks: readonly NumberBlockView[];
  readonly passes: readonly Pass[];
  readonly now: Instant;
};

/** All that the outbox asks of the branch's server. */
export type ServerLink = {
  readonly issue: (asked: TicketAsked) => Promise<Result<TicketView, ServerTrouble>>;
  /** Only the server knows appointments: there is no check-in without it. */
  readonly checkIn: (asked: CheckInAsked) => Promise<Result<CheckInView, ServerTrouble>>;
  /** A ticket as it stands now, to print it again. */
  readonly ticket: (visitId: string) => Promise<Result<TicketView, ServerTrouble>>;
  /** Repeated with the same key and the same body until it is answered. */
  readonly deliver: (deliveryKey: string, what: Delivery) => Promise<Result<null, ServerTrouble>>;
  /** Numbers for those dates, so many passes more, and the server's instant. */
  readonly reserve: (dates: readonly BusinessDate[], passes: number) => Promise<Result<Reserved, ServerTrouble>>;
};
