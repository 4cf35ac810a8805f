import type { Instant } from '@turno25/shared/domain/ids.ts';
import { type Clock, systemClock } from '@turno25/shared/time/clock.ts';

/** The server's time as last heard, carried on by the local clock: a console with a wrong clock still shows true waits. */
export type ServerClock = Clock & { readonly hear: (iso: string) => void };

export function createServerClock(local: Clock = systemClock): ServerClock {
  let offset = 0;
  return {
    now: (): Instant => local.now() + offset,
    hear(iso) {
      offset = Date.parse(iso) - local.now();
    },
  };
}
