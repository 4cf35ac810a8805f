import { MINUTE, type Millis, type ServiceId } from '../../ids.ts';
import { byCodeUnits, compareFractions, spreadOf } from '../numbers.ts';
import type { ClassV1 } from './events.ts';
import type { MeasuredVisit } from './measured.ts';
import type { Bands, Compliance, Fraction } from './shape.ts';
import { isAttended } from './visitRecord.ts';
import { isLost, isWithin } from './waits.ts';

/**
 * The official and the strict share over a group of visits, with the spread of the official wait.
 * Official: attended within the limit over attended, as Chile's tax service defined its waiting goal (share of people
 * attended within the maximum, the limit itself inside). Strict adds to the denominator whoever was never attended and
 * waited past the limit, so that losing people cannot improve the figure.
 */
export function complianceOf(visits: readonly MeasuredVisit[]): Compliance {
  const attended = visits.filter(({ record }) => isAttended(record));
  const within = attended.filter(({ record, waits }) => isWithin(record, waits)).length;
  const lost = visits.filter(({ record, waits }) => isLost(record, waits)).length;
  return {
    official: { num: within, den: attended.length },
    strict: { num: within, den: attended.length + lost },
    wait: spreadOf(officialWaits(attended)),
  };
}

/** Official waits of those attended among some visits. */
export function officialWaits(visits: readonly MeasuredVisit[]): readonly Millis[] {
  return visits.map(({ waits }) => waits.officialMs).filter((wait) => wait !== null);
}

/** Compliance by the service asked for, in code-unit order of its id. */
export function complianceByService(
  visits: readonly MeasuredVisit[],
): readonly (Compliance & { readonly serviceId: ServiceId })[] {
  const groups = Map.groupBy(visits, ({ record }) => record.serviceId);
  return [...groups]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([serviceId, group]) => ({ serviceId, ...complianceOf(group) }));
}

export function complianceByClass(visits: readonly MeasuredVisit[]): Readonly<Record<ClassV1, Compliance>> {
  const ofClass = (wanted: ClassV1) => complianceOf(visits.filter(({ record }) => record.class === wanted));
  return { general: ofClass('general'), preferential: ofClass('preferential') };
}

/** The service with the smallest official share among those that attended somebody; the first one among equals. */
export function worstServiceOf(
  services: readonly { readonly serviceId: ServiceId; readonly official: Fraction }[],
): ServiceId | null {
  let worst: (typeof services)[number] | null = null;
  for (const service of services) {
    if (service.official.den === 0) continue;
    if (worst === null || compareFractions(service.official, worst.official) < 0) worst = service;
  }
  return worst?.serviceId ?? null;
}

/** Bands of Chile's tax service, closed on the right: exactly 10:00.000 is in the first one. */
export function bandsOf(waits: readonly Millis[]): Bands {
  const between = (low: number, high: number) =>
    waits.filter((wait) => wait > low * MINUTE && wait <= high * MINUTE).length;
  return {
    upTo10: waits.filter((wait) => wait <= 10 * MINUTE).length,
    upTo20: between(10, 20),
    upTo25: between(20, 25),
    upTo40: between(25, 40),
    over40: waits.filter((wait) => wait > 40 * MINUTE).length,
  };
}
