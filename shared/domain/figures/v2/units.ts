import type { ServiceId, VisitId } from '../../ids.ts';

/**
 * The service of the next unit of a ticket for several services: the first one asked for that had no unit yet and that no
 * finish gave; null when nothing is left.
 */
export function nextService(
  services: readonly ServiceId[],
  begun: readonly ServiceId[],
  given: ReadonlySet<ServiceId>,
): ServiceId | null {
  return services.find((serviceId) => !begun.includes(serviceId) && !given.has(serviceId)) ?? null;
}

/** How a unit is named: the first one as its visit, those after it `visit.2`, `visit.3`. `index` counts from 0. */
export function unitId(visitId: VisitId, index: number): string {
  return index === 0 ? visitId : `${visitId}.${index + 1}`;
}
