import type { Millis } from '@turno25/shared/domain/ids.ts';

/**
 * What tells a scanner that types from a person. Keys that come within `longestGap` belong together: slow scanners need up
 * to 60 ms a key. No finger keeps `scannerGap` for `shortestScan` keys; between the two paces only what was typed tells.
 */
export const WEDGE = { longestGap: 100, scannerGap: 50, shortestScan: 8 } as const;

/** Keys that came too quickly to know yet whether a person or a scanner types them; moments by any one clock. */
export type Burst = { readonly keys: string; readonly lastAt: Millis; readonly slowest: Millis };
export const NO_KEYS: Burst = { keys: '', lastAt: Number.NEGATIVE_INFINITY, slowest: 0 };

export type Heard =
  /** These keys were a person's, or a slow scanner's; none while the next key tells. */
  | { readonly burst: Burst; readonly typed: string; readonly scan: null }
  /** A whole code at a scanner's pace, whatever ended it. */
  | { readonly burst: Burst; readonly typed: ''; readonly scan: string };

/** Takes one printable key. What came before it, and apart from it, is given back at once. */
export function hearKey(burst: Burst, key: string, at: Millis): Heard {
  const gap = at - burst.lastAt;
  if (gap <= WEDGE.longestGap) {
    const slowest = Math.max(burst.slowest, gap);
    return { burst: { keys: burst.keys + key, lastAt: at, slowest }, typed: '', scan: null };
  }
  return { ...hearEnd(burst), burst: { keys: key, lastAt: at, slowest: 0 } };
}

/** What came is whole: an Enter, a Tab, a line feed or silence followed it, whichever a scanner ends with. */
export function hearEnd(burst: Burst): Heard {
  const scanned = burst.keys.length >= WEDGE.shortestScan && burst.slowest <= WEDGE.scannerGap;
  return scanned ? { burst: NO_KEYS, typed: '', scan: burst.keys } : { burst: NO_KEYS, typed: burst.keys, scan: null };
}
