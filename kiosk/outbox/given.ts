import type { GivenTicket } from '@turno25/shared/contracts/ticketOffice.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { linkOf, type OwnWords } from './ticketPaper.ts';
import type { Issued, PaperVoice } from './tickets.ts';

/** A ticket of which the server has just told how it stands. */
export function givenAsViewed(
  { visitId, source, codes }: Issued,
  view: TicketView,
  { publicAddress }: PaperVoice,
  booked: GivenTicket['booked'] = null,
): GivenTicket {
  const { number, issuedAt, bookedFor, serviceName, institutionName, branchName, ahead, expected, surveyCode } = view;
  const names = { class: view.class, serviceName, institutionName, branchName };
  const also = view.also?.map((one) => one.serviceName) ?? [];
  const link = linkOf(publicAddress, codes);
  return { visitId, source, number, also, issuedAt, bookedFor, ...names, ahead, expected, surveyCode, link, booked };
}

/** A ticket of which only the kiosk knows, or nobody more at this moment: nothing is known of the line. */
export function givenUnviewed(
  { visitId, source, series, number, issuedAt, codes }: Issued,
  words: OwnWords,
  { publicAddress }: PaperVoice,
): GivenTicket {
  return {
    visitId,
    source,
    number: formatTicketNumber({ series, number }),
    issuedAt: isoInstant(issuedAt),
    bookedFor: null,
    class: words.class,
    serviceName: words.service,
    also: [...(words.alsoServices ?? [])],
    institutionName: words.institution,
    branchName: words.branch,
    ahead: null,
    expected: null,
    surveyCode: codes?.surveyCode ?? null,
    link: linkOf(publicAddress, codes),
    booked: null,
  };
}
