import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';

/**
 * What may have been given at a counter: the service of the ticket first, then what its person came for besides, then the
 * counter's own. A mobile unit handles no money.
 */
export function offeredServices(visit: VisitView, counter: CounterView, catalog: Catalog): readonly CatalogService[] {
  const asked = catalog.services.filter((service) => service.id === visit.serviceId);
  const others = catalog.services.filter(
    (service) =>
      service.id !== visit.serviceId && service.notGiven !== 'handlesMoney' && counter.serviceIds.includes(service.id),
  );
  const isNext = ({ id }: CatalogService): boolean => visit.next?.some(({ serviceId }) => serviceId === id) === true;
  return [...asked, ...others.filter(isNext), ...others.filter((service) => !isNext(service))];
}
