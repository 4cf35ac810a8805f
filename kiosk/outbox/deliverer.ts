import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Outbox } from './outbox.ts';
import type { ServerLink } from './serverLink.ts';

export type DeliveryDelays = { readonly firstMs: number; readonly longestMs: number };
export const DELIVERY_DELAYS: DeliveryDelays = { firstMs: 1_000, longestMs: 30_000 };

export type DeliveryStep = 'nothing' | 'delivered' | 'refused' | 'away';

/** Delivers the oldest once. Whatever is not answered stays first in line, so the order holds. */
export async function deliverOne(outbox: Outbox, link: ServerLink): Promise<DeliveryStep> {
  const next = outbox.nextDelivery();
  if (next === null) return 'nothing';
  const answer = await link.deliver(next.deliveryKey, next.body);
  if (answer.ok) {
    outbox.delivered(next.seq);
    return 'delivered';
  }
  if (answer.error.kind === 'away') return 'away';
  // A tap of which the server never heard leaves nothing to undo.
  if (next.body.kind === 'abandoned' && answer.error.code === 'visit.unknown') {
    outbox.delivered(next.seq);
    return 'delivered';
  }
  outbox.refused(next.seq, answer.error.code);
  return 'refused';
}

/** Goes on delivering for as long as the kiosk runs: at once when asked, and with growing pauses while the server is away. */
export class Deliverer {
  readonly #outbox: Outbox;
  readonly #link: ServerLink;
  readonly #timers: Timers;
  readonly #delays: DeliveryDelays;
  #delayMs: number;
  #waiting: Cancel = () => undefined;
  #round: Promise<void> | null = null;
  #stopped = false;

  constructor(outbox: Outbox, link: ServerLink, timers: Timers, delays: DeliveryDelays = DELIVERY_DELAYS) {
    this.#outbox = outbox;
    this.#link = link;
    this.#timers = timers;
    this.#delays = delays;
    this.#delayMs = delays.firstMs;
  }

  /** There may be something to deliver. Resolves when this round is over. */
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
    let step: DeliveryStep;
    do step = await deliverOne(this.#outbox, this.#link);
    while (!this.#stopped && (step === 'delivered' || step === 'refused'));
    if (step !== 'away') this.#delayMs = this.#delays.firstMs;
    if (step !== 'away' || this.#stopped) return;
    this.#waiting = this.#timers.after(this.#delayMs, () => void this.wake());
    this.#delayMs = Math.min(this.#delayMs * 2, this.#delays.longestMs);
  }
}
