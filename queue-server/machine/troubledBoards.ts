import type { Moment } from '@turno25/shared/time/spans.ts';

/** Boards tell it every minute; what was told longer ago says nothing of now. */
const FRESH_MS = 5 * 60_000;

/** Boards that have some trouble, as they told lately: no sound comes out of them, their hearing loop is gone, a sign is silent. */
export class TroubledBoards {
  readonly #told = new Map<string, Moment>();

  tell(deviceId: string, troubled: boolean, at: Moment): void {
    if (troubled) this.#told.set(deviceId, at);
    else this.#told.delete(deviceId);
  }

  /** How many said so lately. */
  count(now: Moment): number {
    return [...this.#told.values()].filter((at) => now - at <= FRESH_MS).length;
  }
}
