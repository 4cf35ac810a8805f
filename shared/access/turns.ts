/** More wait than may: whoever asks is told to come again, and nothing is kept of it. */
export class TooManyWaiting extends Error {}

/** So many tasks of a kind run at once, so many more wait for their turn, and the rest is refused at once. */
export class Turns {
  readonly #atOnce: number;
  readonly #waitingMost: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: { readonly atOnce: number; readonly waiting: number }) {
    this.#atOnce = limits.atOnce;
    this.#waitingMost = limits.waiting;
  }

  /** Runs a task in its turn. Throws {@link TooManyWaiting} where too many wait already. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#atOnce) {
      if (this.#waiting.length >= this.#waitingMost) throw new TooManyWaiting();
      // Whoever ends hands over their place, so that nobody who comes between takes it.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
