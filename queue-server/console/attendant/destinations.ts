import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';

export type Destination =
  | { readonly kind: 'service'; readonly id: string; readonly name: string; readonly countersOpen: number }
  | { readonly kind: 'counter'; readonly id: string; readonly label: string; readonly attendant: string | null };

/** The services that a visit may go to: those that some open counter gives first, in the catalogue's order. */
export function serviceDestinations(
  view: LiveView,
  visit: VisitView,
): readonly Extract<Destination, { kind: 'service' }>[] {
  const others = view.services
    .filter((service) => service.serviceId !== visit.serviceId)
    .map((service) => ({
      kind: 'service' as const,
      id: service.serviceId,
      name: service.name,
      countersOpen: service.countersOpen,
    }));
  return [
    ...others.filter((service) => service.countersOpen > 0),
    ...others.filter((service) => service.countersOpen === 0),
  ];
}

/** The counters that a visit may go to: any other that is not closed. */
export function counterDestinations(
  view: LiveView,
  own: CounterView,
): readonly Extract<Destination, { kind: 'counter' }>[] {
  return view.counters
    .filter((counter) => counter.id !== own.id && counter.status !== 'closed')
    .map((counter) => ({
      kind: 'counter' as const,
      id: counter.id,
      label: counter.label,
      attendant: counter.attendant?.name ?? null,
    }));
}
