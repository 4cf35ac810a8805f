import type { CheckInView } from '@turno25/shared/contracts/appointments.ts';
import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { HostTicket } from '@turno25/shared/contracts/deviceHost.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { trackLink } from '@turno25/shared/contracts/trackLink.ts';
import type { TicketRequest } from './flow.ts';
import type { TicketWords } from './ticketWords.ts';

/** A ticket as the person gets it. One given while the server was away knows nothing of the line. */
export type GivenTicket = Pick<
  TicketView,
  'id' | 'number' | 'issuedAt' | 'bookedFor' | 'class' | 'serviceName' | 'institutionName' | 'branchName' | 'expected'
> & {
  readonly ahead: number | null;
  readonly surveyCode: string | null;
  /** What its QR opens; null for a machine that was never granted codes. */
  readonly link: string | null;
  /** Of a person who came for an appointment: its hour, and whether its window was over. Null for every other ticket. */
  readonly booked: CheckInView['booked'] | null;
};

/** Where a telephone finds the branch: as it says itself, or where this page came from. */
export function publicAddressOf(catalog: Catalog | null, pageAddress: string): string {
  return catalog?.branch.publicAddress ?? pageAddress;
}

/** The server's own ticket, as a machine without devices gets it. */
export function ticketOfServer(view: TicketView, address: string): GivenTicket {
  return { ...view, link: trackLink(address, view), booked: null };
}

/** What the service beside the page gave: the server's ticket, or one from its reserved numbers. Its link is the paper's. */
export function ticketOfHost(
  { visitId, number, issuedAt, view, link, surveyCode }: HostTicket,
  { body }: TicketRequest,
  { service, institution, branch }: TicketWords,
): GivenTicket {
  if (view !== null) return { ...view, link, booked: null };
  return {
    id: visitId,
    number,
    issuedAt,
    bookedFor: null,
    class: body.class,
    serviceName: service,
    institutionName: institution,
    branchName: branch,
    expected: null,
    ahead: null,
    link,
    surveyCode,
    booked: null,
  };
}
