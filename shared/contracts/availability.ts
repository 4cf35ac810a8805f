import { z } from 'zod';
import { businessDate, count, instantText, millis, opaqueId, ratio } from './primitives.ts';

const machineKind = z.enum(['server', 'kiosk', 'printer', 'scanner', 'board']);
const availability = z.object({
  /** Milliseconds available / milliseconds of opening hours; percent rounded down. */
  share: ratio,
  losses: count,
  /** Of the denominator: while the server was away and nobody watched. */
  unwatchedMs: millis,
});

/** `GET /figures/availability`: of a period that ends today or before. */
export const availabilityView = z.object({
  from: businessDate,
  to: businessDate,
  /** Since when anything is measured; null where nothing is yet. */
  measuredFrom: instantText.nullable(),
  kinds: z.array(availability.extend({ kind: machineKind, machines: count })),
  machines: z.array(
    availability.extend({
      kind: machineKind,
      /** Null of the server. */
      deviceId: opaqueId.nullable(),
      name: z.string(),
      revokedAt: instantText.nullable(),
      /** From how many addresses it spoke. */
      places: count,
      /** Since when it is lost; null where it works, was revoked, or was never heard of. */
      lostSince: instantText.nullable(),
      why: z.enum(['silent', 'twoPlaces', 'told', 'paperFailed', 'never']).nullable(),
    }),
  ),
});
export type AvailabilityView = z.infer<typeof availabilityView>;
