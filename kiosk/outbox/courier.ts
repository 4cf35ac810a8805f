import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Outbox } from './outbox.ts';
import type { ServerLink } from './serverLink.ts';

export type CourierDelays = { readonly firstMs: number; readonly longestMs: number };
const COURIER_DELAYS: CourierDelays = { firstMs: 1_000, longestMs: 30_000 };

export type CourierStep = 'nothing' | 'acknowledged' | 'refused' | 'away';

/** Sends the oldest once. Whatever is not answered stays first in line, so the order holds. */
export async function sendOldest(outbox: Outbox, link: ServerLink): Promise<CourierStep> {
  const next = outbox.nextParcel();
  if (next === null) return 'nothing';
  const answer = await link.send(next.key, next.parcel);
  if (answer.ok) {
    outbox.acknowledged(next.seq, answer.value);
    return 'acknowledged';
  }
  if (answer.error.kind === 'away') return 'away';
  // A tap of which the server never heard leaves nothing to undo.
  if (next.parcel.kind === 'abandoned' && answer.error.code === 'visit.unknown') {
    outbox.acknowledged(next.seq);
    return 'acknowledged';
  }
  outbox.refused(next.seq, answer.error.code);
  return 'refused';
}

/** Goes on sending for as long as the kiosk runs: at once when asked, and with growing pauses while the server is away. */
export class Courier {
  readonly #outbox: Outbox;
  readonly #link: ServerLink;
  readonly #timers: Timers;
  readonly #delays: CourierDelays;
  #delayMs: number;
  #waiting: Cancel = () => undefined;
  #round: Promise<void> | null = null;
  #stopped = false;

  constructor(outbox: Outbox, link: ServerLink, timers: Timers, delays: CourierDelays = COURIER_DELAYS) {
    this.#outbox = outbox;
    this.#link = link;
    this.#timers = timers;
    this.#delays = delays;
    this.#delayMs = delays.firstMs;
  }

  /** There may be something to send. Resolves when this round is over. */
  wake(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#round ??= this.#go().finally(() => {
      this.#round = null;
    });
    return this.#round;
  }

  /** Resolves when nothing is under way any more. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting();
    return this.#round ?? Promise.resolve();
  }

  async #go(): Promise<void> {
    this.#waiting();
    let step: CourierStep;
    do step = await sendOldest(this.#outbox, this.#link);
    while (!this.#stopped && (step === 'acknowledged' || step === 'refused'));
    if (step !== 'away') this.#delayMs = this.#delays.firstMs;
    if (step !== 'away' || this.#stopped) return;
    this.#waiting = this.#timers.after(this.#delayMs, () => void this.wake());
    this.#delayMs = Math.min(this.#delayMs * 2, this.#delays.longestMs);
  }
}
