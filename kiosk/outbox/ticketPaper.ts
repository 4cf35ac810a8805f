import type { TicketPaper } from '@turno25/shared/contracts/paper.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { type TicketCodes, trackLink } from '@turno25/shared/contracts/trackLink.ts';
import { isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { OwnNumber } from './outbox.ts';
import type { PaperVoice } from './tickets.ts';

/** The paper of the server's ticket. */
export function paperOfView(
  view: TicketView,
  { language, zone, publicAddress, practice }: PaperVoice,
  seal: string | null,
): TicketPaper {
  return {
    kind: 'ticket',
    language,
    institution: view.institutionName,
    branch: view.branchName,
    number: view.number,
    service: view.serviceName,
    also: view.also?.map(({ serviceName }) => serviceName) ?? [],
    class: view.class,
    issuedAt: view.issuedAt,
    bookedFor: view.bookedFor,
    zone,
    ahead: view.ahead,
    expected: view.expected,
    qr: qrOf(publicAddress, view),
    surveyCode: view.surveyCode,
    copy: false,
    seal,
    practice,
  };
}

/** What the catalogue said of the service, for a ticket that the kiosk gives by itself. */
export type OwnWords = Pick<TicketPaper, 'institution' | 'branch' | 'service' | 'class'> & {
  readonly alsoServices?: readonly string[] | undefined;
};

/** The paper of a number from the block: nothing is known of the line, but its codes were granted ahead. */
export function paperOfOwn(
  { series, number, issuedAt, codes }: OwnNumber,
  { institution, branch, service, alsoServices = [], class: visitClass }: OwnWords,
  { language, zone, publicAddress, practice }: PaperVoice,
  seal: string | null,
): TicketPaper {
  return {
    kind: 'ticket',
    language,
    institution,
    branch,
    number: formatTicketNumber({ series, number }),
    service,
    also: [...alsoServices],
    class: visitClass,
    issuedAt: isoInstant(issuedAt),
    bookedFor: null,
    zone,
    ahead: null,
    expected: null,
    qr: qrOf(publicAddress, codes),
    surveyCode: codes?.surveyCode ?? null,
    copy: false,
    seal,
    practice,
  };
}

/** What the QR opens; null without an address or without codes. */
export function linkOf(publicAddress: string | null, codes: TicketCodes | null): string | null {
  return publicAddress === null || codes === null ? null : trackLink(publicAddress, codes);
}

/** One code for both uses: the page that follows the turn, and the exit survey's scanner, which reads `code`. */
function qrOf(publicAddress: string | null, codes: TicketCodes | null): TicketPaper['qr'] {
  const url = linkOf(publicAddress, codes);
  return url === null ? null : { leadsTo: 'track', url };
}
