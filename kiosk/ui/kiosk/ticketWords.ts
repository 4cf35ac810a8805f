import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { HostTicketBody } from '@turno25/shared/contracts/deviceHost.ts';
import type { ServiceId } from '@turno25/shared/domain/ids.ts';

/** What a ticket's paper says of its service, as the catalogue had it. */
export type TicketWords = Pick<HostTicketBody, 'series' | 'institution' | 'branch' | 'service' | 'zone'>;

export function ticketWords({ branch, services, institutions }: Catalog, serviceId: ServiceId): TicketWords | null {
  const service = services.find(({ id }) => id === serviceId);
  if (service === undefined) return null;
  const institution = institutions.find(({ id }) => id === service.institutionId);
  return {
    series: service.series,
    institution: institution?.shortName ?? branch.name,
    branch: branch.name,
    service: service.name,
    zone: branch.zone,
  };
}
