import type { CheckInRequest, GivenTicket, Refusal, TicketRequest } from '@turno25/shared/contracts/ticketOffice.ts';
import type { IdentityBody } from '@turno25/shared/contracts/tickets.ts';
import type { VisitId } from '@turno25/shared/domain/ids.ts';
import type { Result } from '@turno25/shared/domain/result.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';

/** A ticket whose paper is wanted again, and by whom. */
export type CopyRequest = { readonly key: string; readonly visitId: VisitId; readonly identity: IdentityBody };

export type Answer = Result<GivenTicket, Refusal>;

/** Whoever gives tickets: the branch's server itself, or the service beside the page, which prints and can be alone. */
export type TicketOffice = {
  readonly issue: (request: TicketRequest, signal: AbortSignal) => Promise<Answer>;
  /** A ticket for an appointment, which only the server can give; its paper speaks the language. */
  readonly checkIn: (request: CheckInRequest, language: Language, signal: AbortSignal) => Promise<Answer>;
  /** The paper of a ticket that its person already has, whoever gave it, for whoever held their card up. */
  readonly copy: (request: CopyRequest, language: Language, signal: AbortSignal) => Promise<Answer>;
};
