import type { Instant } from '../../ids.ts';
import type { Hold } from '../../visit/visit.ts';

/** The holds with the one still running closed at this instant. */
export function closeHold(holds: readonly Hold[], at: Instant): readonly Hold[] {
  return holds.map((hold) => (hold.to === null ? { ...hold, to: at } : hold));
}
