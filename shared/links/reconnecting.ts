import type { Cancel, Timers } from '../time/timers.ts';
import type { Link, OpenLink } from './link.ts';

/** How long to wait before trying again: longer after each failure, short again once a connection was had. */
export type BackOff = { readonly firstMs: number; readonly longestMs: number };
export const BACK_OFF: BackOff = { firstMs: 200, longestMs: 5_000 };

export type Attached = {
  readonly onConnected: () => void;
  readonly onDisconnected: () => void;
  readonly onBytes: (bytes: Uint8Array) => void;
};

/** Keeps a device attached: a new link each time, for as long as it is not stopped. */
export class Reconnecting {
  readonly #open: OpenLink;
  readonly #timers: Timers;
  readonly #backOff: BackOff;
  readonly #attached: Attached;
  #link: Link | null = null;
  #waiting: Cancel = () => undefined;
  #delayMs: number;
  #stopped = true;
  #opening = false;

  constructor(open: OpenLink, timers: Timers, attached: Attached, backOff: BackOff = BACK_OFF) {
    this.#open = open;
    this.#timers = timers;
    this.#attached = attached;
    this.#backOff = backOff;
    this.#delayMs = backOff.firstMs;
  }

  get connected(): boolean {
    return this.#link !== null;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    if (!this.#opening) void this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting();
    this.#link?.close();
  }

  async #connect(): Promise<void> {
    this.#opening = true;
    const opened = await this.#open();
    this.#opening = false;
    if (this.#stopped) {
      if (opened.ok) opened.value.close();
      return;
    }
    if (!opened.ok) return this.#retry();
    this.#attach(opened.value);
  }

  #attach(link: Link): void {
    this.#link = link;
    this.#delayMs = this.#backOff.firstMs;
    this.#attached.onConnected();
    link.onBytes((bytes) => this.#attached.onBytes(bytes));
    link.onEnd(() => {
      this.#link = null;
      this.#attached.onDisconnected();
      if (!this.#stopped) this.#retry();
    });
  }

  #retry(): void {
    this.#waiting = this.#timers.after(this.#delayMs, () => void this.#connect());
    this.#delayMs = Math.min(this.#delayMs * 2, this.#backOff.longestMs);
  }
}
