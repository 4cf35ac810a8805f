import type { CheckInBody, CheckInView } from '@turno25/shared/contracts/appointments.ts';
import { AWAY, type GivenTicket, type Refusal, refused } from '@turno25/shared/contracts/ticketOffice.ts';
import type { IssueTicketBody, ReprintBody, TicketView } from '@turno25/shared/contracts/tickets.ts';
import { trackLink } from '@turno25/shared/contracts/trackLink.ts';
import { err, ok } from '@turno25/shared/domain/result.ts';
import { type ApiResult, type ApiTrouble, command } from '@turno25/shared/ui/api.ts';
import type { TicketOffice } from './ticketOffice.ts';

const SERVER_FAULT = 500;

export type ServerOfficeOptions = {
  /** The kiosk's own. */
  readonly token: string;
  /** Where a telephone finds the branch. */
  readonly address: string;
};

/** The branch's server over HTTP, for a machine with nothing beside its page: tickets are shown, not printed. */
export function serverOffice({ token, address }: ServerOfficeOptions): TicketOffice {
  const shown = (answer: ApiResult<TicketView>) =>
    answer.ok ? ok(ticketOf(answer.value, address, null)) : err(refusalOf(answer.error));
  return {
    async issue({ key, again, ...asked }, signal) {
      const body: IssueTicketBody = again ? { ...asked, again } : asked;
      return shown(await command<TicketView>('POST', '/tickets', body, { token, key, signal }));
    },
    async checkIn({ key, ticketLanguage, ...who }, _language, signal) {
      const body: CheckInBody = ticketLanguage === undefined ? who : { ...who, language: ticketLanguage };
      const answer = await command<CheckInView>('POST', '/appointments/check-in', body, { token, key, signal });
      return answer.ok ? ok(ticketOf(answer.value, address, answer.value.booked)) : err(refusalOf(answer.error));
    },
    async copy({ key, visitId, identity }, _language, signal) {
      const body: ReprintBody = { visitId, identity };
      return shown(await command<TicketView>('POST', '/tickets/reprint', body, { token, key, signal }));
    },
  };
}

function ticketOf(view: TicketView, address: string, booked: GivenTicket['booked']): GivenTicket {
  const { number, issuedAt, bookedFor, serviceName, institutionName, branchName, ahead, expected, surveyCode } = view;
  const names = { class: view.class, serviceName, institutionName, branchName };
  const also = view.also?.map((one) => one.serviceName) ?? [];
  const given = { visitId: view.id, source: 'server', number, issuedAt, bookedFor } as const;
  return { ...given, ...names, also, ahead, expected, surveyCode, link: trackLink(address, view), booked };
}

/** Offline, or a server that failed before it decided: the same request may still succeed. */
function refusalOf(trouble: ApiTrouble): Refusal {
  if (trouble.kind === 'offline' || trouble.problem.status >= SERVER_FAULT) return AWAY;
  return refused(trouble.problem.code, trouble.problem.facts);
}
