import type { VisitView } from '@turno25/shared/contracts/counters.ts';
import type { LiveService } from '@turno25/shared/contracts/live.ts';

export type LineGroup = { readonly serviceId: string; readonly name: string; readonly visits: readonly VisitView[] };

/**
 * Who waits for a counter, by service in the catalogue's order, and within a service by entry. A visit sent to one
 * counter shows only there.
 */
export function lineGroups(
  line: readonly VisitView[],
  services: readonly LiveService[],
  counter: { readonly id: string; readonly serviceIds: readonly string[] },
): readonly LineGroup[] {
  const mine = line.filter((visit) =>
    visit.counterId === null ? counter.serviceIds.includes(visit.serviceId) : visit.counterId === counter.id,
  );
  return services
    .map((service) => ({
      serviceId: service.serviceId,
      name: service.name,
      visits: mine.filter((visit) => visit.serviceId === service.serviceId),
    }))
    .filter((group) => group.visits.length > 0);
}

/** How many wait for services that this counter does not give. */
export function waitingElsewhere(line: readonly VisitView[], groups: readonly LineGroup[]): number {
  return line.length - groups.reduce((sum, group) => sum + group.visits.length, 0);
}
