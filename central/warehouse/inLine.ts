/** One after the other: what writes to one connection waits for what wrote before. */
export class InLine {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Resolves when nobody is left in the line. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
