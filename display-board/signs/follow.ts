import type { BoardCounters } from '@turno25/shared/contracts/board.ts';
import type { Spans } from '@turno25/shared/time/spans.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { SIGN_DELAYS } from './delays.ts';
import { BLANK, type SignContent } from './frame.ts';

/** The line to the server. */
export type SignLine = {
  /** Tells whenever something may have changed; connects again by itself. */
  readonly listen: (changed: () => void) => Cancel;
  /** Ends as `away` when `giveUp` is called. */
  readonly read: (onGiveUp: (giveUp: () => void) => void) => Promise<BoardCounters | 'away'>;
};

type Means = {
  readonly line: SignLine;
  readonly time: { readonly spans: Spans; readonly timers: Timers };
  /** By address, the counter over which a sign hangs, by its label. */
  readonly signs: readonly { readonly address: number; readonly counter: string }[];
  readonly show: (address: number, content: SignContent) => void;
};

/**
 * Follows whose turn it is at each counter, and has each sign show its own. What the server does not confirm for ten seconds is
 * shown no more: a dark sign sends nobody to the wrong counter.
 */
export class SignFollower {
  readonly #means: Means;
  #stops: Cancel[] = [];
  #planned: Cancel = () => undefined;
  #dark: Cancel = () => undefined;
  #reading = false;
  #again = false;
  #stopped = false;

  constructor(means: Means) {
    this.#means = means;
  }

  start(): void {
    this.#blank();
    this.#stops = [this.#means.line.listen(() => this.#readNow())];
    this.#readNow();
  }

  /** Every sign goes dark: nobody tells them of the next turn. */
  stop(): void {
    this.#stopped = true;
    for (const stop of this.#stops) stop();
    this.#planned();
    this.#dark();
    this.#blank();
  }

  #readNow(): void {
    if (this.#reading) this.#again = true;
    else void this.#read();
  }

  async #read(): Promise<void> {
    if (this.#stopped) return;
    const { line, time } = this.#means;
    this.#planned();
    this.#reading = true;
    this.#again = false;
    const asked = time.spans.monotonic();
    let giveUp = (): void => undefined;
    const late = time.timers.after(SIGN_DELAYS.read, () => giveUp());
    const answer = await line.read((how) => {
      giveUp = how;
    });
    late();
    this.#reading = false;
    if (this.#stopped) return;
    if (answer !== 'away') this.#take(answer, asked);
    const wait = this.#again ? 0 : answer === 'away' ? SIGN_DELAYS.retry : SIGN_DELAYS.read;
    this.#planned = time.timers.after(wait, () => this.#readNow());
  }

  #take({ counters }: BoardCounters, asked: number): void {
    const { signs, show, time } = this.#means;
    for (const { address, counter } of signs) {
      const found = counters.find(({ label }) => label === counter);
      show(address, { number: found?.number ?? '', counter, called: found?.called ?? false });
    }
    this.#dark();
    // As old as the question: an answer may have been long on its way.
    const left = SIGN_DELAYS.silence - (time.spans.monotonic() - asked);
    this.#dark = time.timers.after(Math.max(0, left), () => this.#blank());
  }

  #blank(): void {
    const { signs, show } = this.#means;
    for (const { address, counter } of signs) show(address, { ...BLANK, counter });
  }
}
