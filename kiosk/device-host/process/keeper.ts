import type { HostPlace } from '@turno25/shared/contracts/deviceHost.ts';
import type { Millis } from '@turno25/shared/domain/ids.ts';
import { Signal } from '@turno25/shared/links/signal.ts';
import type { Moment, Spans } from '@turno25/shared/time/spans.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { fromHost, type ToHost } from './messages.ts';

/** What happens at the end of each is said beside it. */
export const KEEPER_DELAYS = {
  /** It has not said where it listens: it is ended, and counts as dead. */
  startMs: 15_000,
  /** It died: it is started again. Each further death doubles it. */
  restartMs: 500,
  /** It doubles no further than this. */
  longestRestartMs: 30_000,
  /** It has lived this long: its next death is a first one. */
  steadyMs: 60_000,
  /** It was told to end and has not: it is killed. */
  endMs: 5_000,
} as const;

/** A process of the device host, however it was started. */
export type HostChild = {
  readonly tell: (message: ToHost) => void;
  readonly onMessage: (hear: (message: unknown) => void) => void;
  readonly onExit: (hear: (code: number) => void) => void;
  readonly kill: () => void;
};

export type KeeperOptions = {
  readonly fork: () => HostChild;
  readonly settings: Extract<ToHost, { say: 'start' }>['settings'];
  readonly token: string;
  readonly spans: Spans;
  readonly timers: Timers;
  readonly log: (event: string, facts: Readonly<Record<string, string | number>>) => void;
};

/** Keeps one device host running: starts it, tells it its settings, starts it again with a growing pause, ends it. */
export class HostKeeper {
  /** Each change of the host's place; null while there is none. */
  readonly places = new Signal<HostPlace | null>();
  /** A technician asked, behind the PIN, to end the kiosk. */
  readonly leaves = new Signal<null>();
  readonly #options: KeeperOptions;
  #child: HostChild | null = null;
  #place: HostPlace | null = null;
  #startedAt: Moment = 0;
  #deaths = 0;
  #ended = false;
  #cancel: Cancel = () => undefined;
  #gone: () => void = () => undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Where the host listens now; null while it is being started. */
  get place(): HostPlace | null {
    return this.#place;
  }

  start(): void {
    const { fork, settings, token, spans, timers, log } = this.#options;
    const child = fork();
    this.#child = child;
    this.#startedAt = spans.monotonic();
    child.onMessage((message) => this.#hear(message));
    child.onExit((code) => this.#died(code));
    this.#cancel = timers.after(KEEPER_DELAYS.startMs, () => {
      log('host.silent', {});
      child.kill();
    });
    child.tell({ say: 'start', settings, token });
  }

  /** Ends the host and starts it again without a long pause: a technician waits for it. */
  restart(): void {
    const { timers } = this.#options;
    this.#deaths = 0;
    this.#cancel();
    const child = this.#child;
    if (child === null) this.start();
    else {
      this.#cancel = timers.after(KEEPER_DELAYS.endMs, child.kill);
      child.tell({ say: 'end' });
    }
  }

  /** Ends the host for good; resolves once its process is gone. */
  stop(): Promise<void> {
    this.#ended = true;
    this.#cancel();
    const child = this.#child;
    if (child === null) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#options.timers.after(KEEPER_DELAYS.endMs, child.kill);
      this.#gone = () => {
        cancel();
        resolve();
      };
      child.tell({ say: 'end' });
    });
  }

  #hear(message: unknown): void {
    const { token, log } = this.#options;
    const said = fromHost.parse(message);
    if (said.say === 'leave') this.leaves.emit(null);
    else {
      this.#cancel();
      log('host.ready', { address: said.address });
      this.#moveTo({ url: said.address, token });
    }
  }

  #died(code: number): void {
    const { spans, timers, log } = this.#options;
    this.#cancel();
    this.#child = null;
    this.#moveTo(null);
    if (this.#ended) {
      this.#gone();
      return;
    }
    if (spans.monotonic() - this.#startedAt > KEEPER_DELAYS.steadyMs) this.#deaths = 0;
    this.#deaths += 1;
    const waitMs = restartWait(this.#deaths);
    log('host.died', { code, deaths: this.#deaths, waitMs });
    this.#cancel = timers.after(waitMs, () => this.start());
  }

  #moveTo(place: HostPlace | null): void {
    this.#place = place;
    this.places.emit(place);
  }
}

/** The pause before a start after so many deaths in a row, in milliseconds. */
export function restartWait(deaths: number): Millis {
  return Math.min(KEEPER_DELAYS.restartMs * 2 ** (deaths - 1), KEEPER_DELAYS.longestRestartMs);
}
