import type { Time } from '@turno25/shared/time/sources.ts';
import type { Cancel } from '@turno25/shared/time/timers.ts';
import { DELAYS } from '../common/delays.ts';
import { advance, freshKiosk, type KioskEvent, type KioskState } from './kioskState.ts';

/** Holds the kiosk's state, and lets its time pass while somebody watches it. All of it is spans: the hour has no say. */
export class KioskStore {
  readonly #time: Pick<Time, 'spans' | 'timers'>;
  readonly #watchers = new Set<() => void>();
  #state: KioskState;
  #ticking: Cancel = () => undefined;

  constructor(time: Pick<Time, 'spans' | 'timers'>) {
    this.#time = time;
    this.#state = freshKiosk(time.spans.monotonic());
  }

  state = (): KioskState => this.#state;

  tell = (event: KioskEvent): void => {
    const next = advance(this.#state, { ...event, at: this.#time.spans.monotonic() });
    if (next === this.#state) return;
    this.#state = next;
    for (const watcher of [...this.#watchers]) watcher();
  };

  /** Calls `watcher` after each change, until what is returned is called. */
  watch = (watcher: () => void): (() => void) => {
    if (this.#watchers.size === 0) {
      this.#ticking = this.#time.timers.every(DELAYS.tick, () => this.tell({ type: 'ticked' }));
    }
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#ticking();
    };
  };
}
