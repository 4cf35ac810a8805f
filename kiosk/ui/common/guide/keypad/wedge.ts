import type { Millis } from '@turno25/shared/domain/ids.ts';

/** What tells a scanner that types from a person: no finger keeps this pace for this long. */
export const WEDGE = { longestGap: 50, shortestScan: 8 } as const;

/** Keys that came too quickly to know yet whether a person or a scanner types them; moments by any one clock. */
export type Burst = { readonly keys: string; readonly lastAt: Millis };
export const NO_KEYS: Burst = { keys: '', lastAt: Number.NEGATIVE_INFINITY };

export type Heard =
  /** Wait: the next key tells. */
  | { readonly burst: Burst; readonly typed: ''; readonly scan: null }
  /** These keys were a person's. */
  | { readonly burst: Burst; readonly typed: string; readonly scan: null }
  /** A whole code, ended by the scanner's Enter. */
  | { readonly burst: Burst; readonly typed: ''; readonly scan: string };

/** Takes one printable key. What a person typed before is given back at once. */
export function hearKey(burst: Burst, key: string, at: Millis): Heard {
  const together = at - burst.lastAt <= WEDGE.longestGap;
  if (together) return { burst: { keys: burst.keys + key, lastAt: at }, typed: '', scan: null };
  return { burst: { keys: key, lastAt: at }, typed: burst.keys, scan: null };
}

/** Takes an Enter: the end of a scan when a long burst came right before it. */
export function hearEnter(burst: Burst, at: Millis): Heard {
  const scanned = burst.keys.length >= WEDGE.shortestScan && at - burst.lastAt <= WEDGE.longestGap;
  return scanned ? { burst: NO_KEYS, typed: '', scan: burst.keys } : { burst: NO_KEYS, typed: burst.keys, scan: null };
}

/** Silence: whatever was held back was a person's. */
export function hearSilence(burst: Burst): Heard {
  return { burst: NO_KEYS, typed: burst.keys, scan: null };
}
