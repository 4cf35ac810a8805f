import type { HostTicket } from '@turno25/shared/contracts/deviceHost.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import type { TicketRequest } from './flow.ts';
import type { TicketWords } from './ticketWords.ts';

/** A ticket as the person gets it. One given while the server was away knows nothing of the line, and has no codes. */
export type GivenTicket = Pick<
  TicketView,
  'id' | 'number' | 'issuedAt' | 'class' | 'serviceName' | 'institutionName' | 'branchName' | 'expected'
> & {
  readonly ahead: number | null;
  readonly trackingToken: string | null;
  readonly surveyCode: string | null;
};

/** What the service beside the page gave: the server's ticket, or one from its reserved numbers. */
export function ticketOfHost(
  { visitId, number, issuedAt, view }: HostTicket,
  { body }: TicketRequest,
  { service, institution, branch }: TicketWords,
): GivenTicket {
  if (view !== null) return view;
  return {
    id: visitId,
    number,
    issuedAt,
    class: body.class,
    serviceName: service,
    institutionName: institution,
    branchName: branch,
    expected: null,
    ahead: null,
    trackingToken: null,
    surveyCode: null,
  };
}
