import type { TicketPaper } from '@turno25/shared/contracts/paper.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { trackUrl } from '../links.ts';

/** The paper of a ticket. */
export function ticketPaper(ticket: TicketView, zone: string, origin: string, copy: boolean): TicketPaper {
  return {
    kind: 'ticket',
    institution: ticket.institutionName,
    branch: ticket.branchName,
    number: ticket.number,
    service: ticket.serviceName,
    class: ticket.class,
    issuedAt: ticket.issuedAt,
    zone,
    ahead: ticket.ahead,
    expected: ticket.expected,
    qr: { leadsTo: 'track', url: trackUrl(origin, ticket) },
    surveyCode: ticket.surveyCode,
    copy,
  };
}
