import type { Instant } from '@turno25/shared/domain/ids.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import type { Time } from '@turno25/shared/time/sources.ts';

/**
 * The server's time as last heard, carried on by the machine's monotonic clock: a console whose hour is wrong, or is set
 * meanwhile, still shows true waits. Until something is heard, the machine's own hour stands in.
 */
export type ServerClock = Clock & { readonly hear: (iso: string) => void };

export function createServerClock({ clock, spans }: Pick<Time, 'clock' | 'spans'>): ServerClock {
  let heard: { readonly at: Instant; readonly moment: number } | null = null;
  return {
    now: (): Instant => (heard === null ? clock.now() : Math.round(heard.at + spans.monotonic() - heard.moment)),
    hear(iso) {
      heard = { at: Date.parse(iso), moment: spans.monotonic() };
    },
  };
}
