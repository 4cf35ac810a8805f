import type { Time } from '@turno25/shared/time/sources.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';
import { BrowserWindow } from 'electron';
import type { Log } from './log.ts';
import { RecoveryLadder, type Trouble } from './recovery.ts';
import { guardContents, keepWindow, windowOptions } from './windowPolicy.ts';

/** What happens at the end of each is said beside it. */
const WINDOW_DELAYS = {
  /** The page has not said that it is alive: it has fallen silent. Pages say it every five seconds. */
  silentMs: 30_000,
  /** How often that is looked at. */
  lookMs: 5_000,
} as const;

export type KioskWindowOptions = {
  readonly preload: string;
  readonly kioskMode: boolean;
  readonly address: string;
  /** The last rung: the whole shell ends, for its supervisor. */
  readonly leave: () => void;
  readonly log: Log;
  readonly time: Pick<Time, 'spans' | 'timers'>;
};

/** The one window of the shell, brought back whatever becomes of its page. */
export class KioskWindow {
  readonly #options: KioskWindowOptions;
  readonly #ladder = new RecoveryLadder();
  #window: BrowserWindow;
  /** Null until a page says it for the first time: one that cannot is watched by its other troubles. */
  #aliveAt: Moment | null = null;

  constructor(options: KioskWindowOptions) {
    this.#options = options;
    this.#window = this.#open();
    options.time.timers.every(WINDOW_DELAYS.lookMs, () => this.#look());
  }

  /** The page said that it is alive. */
  alive(): void {
    this.#aliveAt = this.#now;
  }

  focus(): void {
    this.#window.focus();
  }

  send(channel: string, value: unknown): void {
    this.#window.webContents.send(channel, value);
  }

  /** Something is wrong with the page: takes the next rung of the ladder. */
  climb(trouble: Trouble, detail: string): void {
    const rung = this.#ladder.climb(trouble, this.#now);
    this.#options.log('recovery', { trouble, rung, detail });
    this.#aliveAt = null;
    if (rung === 'reload') this.#window.webContents.reload();
    else if (rung === 'exit') this.#options.leave();
    else {
      // The new window is there before the old one goes: an app with no window would quit.
      const old = this.#window;
      this.#window = this.#open();
      old.destroy();
    }
  }

  get #now(): Moment {
    return this.#options.time.spans.monotonic();
  }

  #look(): void {
    if (this.#aliveAt !== null && this.#now - this.#aliveAt > WINDOW_DELAYS.silentMs) this.climb('silent', '');
  }

  #open(): BrowserWindow {
    const { preload, kioskMode, address } = this.#options;
    const opened = new BrowserWindow(windowOptions(preload, kioskMode));
    guardContents(opened.webContents);
    if (kioskMode) keepWindow(opened);
    const climb = (trouble: Trouble, detail: string): void => {
      // What an old window still says on its way out is no trouble of the new one.
      if (opened === this.#window) this.climb(trouble, detail);
    };
    opened.webContents.on('render-process-gone', (_event, { reason }) => climb('processGone', reason));
    opened.webContents.on('unresponsive', () => climb('unresponsive', ''));
    opened.webContents.on('did-fail-load', (_event, code, _words, _address, isMainFrame) => {
      if (isMainFrame) climb('loadFailed', String(code));
    });
    opened.once('ready-to-show', () => opened.show());
    // A page that does not load says so by `did-fail-load`, above.
    opened.loadURL(address).catch(() => undefined);
    return opened;
  }
}
