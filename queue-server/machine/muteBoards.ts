import type { Moment } from '@turno25/shared/time/spans.ts';

/** Boards tell it every minute; what was told longer ago says nothing of now. */
const FRESH_MS = 5 * 60_000;

/** Boards whose browser lets no sound through: their calls are seen and not heard. */
export class MuteBoards {
  readonly #told = new Map<string, Moment>();

  tell(deviceId: string, muted: boolean, at: Moment): void {
    if (muted) this.#told.set(deviceId, at);
    else this.#told.delete(deviceId);
  }

  /** How many said so lately. */
  count(now: Moment): number {
    return [...this.#told.values()].filter((at) => now - at <= FRESH_MS).length;
  }
}
