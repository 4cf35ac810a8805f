import { CLOCK_JUMP_SECONDS } from '@turno25/shared/domain/law.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';

/** Kiosks and boards tell the hour every minute; what was told longer ago says nothing of now. */
const FRESH_MS = 5 * 60_000;
const LIMIT_MS = CLOCK_JUMP_SECONDS * 1000;
/** One machine may be wrong by itself. */
const FEWEST = 2;

type Told = { readonly ahead: number; readonly at: Moment };

/** What kiosks and boards think the hour is, against this machine's clock. */
export class DeviceClocks {
  readonly #told = new Map<string, Told>();

  /** A device's clock is ahead of this machine's by so many milliseconds (behind, when negative). */
  tell(deviceId: string, ahead: number, at: Moment): void {
    this.#told.set(deviceId, { ahead, at });
  }

  /** By how much this machine's clock differs from the median of theirs, where that is more than a little; null otherwise. */
  difference(now: Moment): number | null {
    const median = this.#median(now);
    return median === null || Math.abs(median) < LIMIT_MS ? null : median;
  }

  /** Whether enough of them show the hour that this machine shows. */
  confirm(now: Moment): boolean {
    const median = this.#median(now);
    return median !== null && Math.abs(median) < LIMIT_MS;
  }

  #median(now: Moment): number | null {
    const fresh = [...this.#told.values()].filter(({ at }) => now - at <= FRESH_MS).map(({ ahead }) => ahead);
    if (fresh.length < FEWEST) return null;
    const sorted = fresh.sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
  }
}
