import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { GivenTicket } from '@turno25/shared/contracts/ticketOffice.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { firstServices } from '../entry/services/choices.ts';

/** A ticket that is made up, of the first service that the kiosk would offer. */
export function ticketOf(catalog: Catalog): GivenTicket {
  const [service] = firstServices(catalog, 2);
  return {
    visitId: 'preview',
    number: formatTicketNumber({ series: service?.series ?? 'A', number: 15 }),
    issuedAt: catalog.now,
    bookedFor: null,
    class: 'general',
    serviceName: service?.name ?? '',
    institutionName: catalog.institutions.find(({ id }) => id === service?.institutionId)?.shortName ?? '',
    branchName: catalog.branch.name,
    expected: { lowMinutes: 5, highMinutes: 10 },
    also: [],
    source: 'server',
    ahead: 3,
    surveyCode: null,
    link: null,
    booked: null,
  };
}
