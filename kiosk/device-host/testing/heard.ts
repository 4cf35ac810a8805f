/** Gathers what a port tells, and waits for as many as a test needs; it fails by the runner's own limit. */
export class Heard<T> {
  readonly all: T[] = [];
  #waiting: { readonly enough: (all: readonly T[]) => boolean; readonly resolve: () => void }[] = [];

  add = (value: T): void => {
    this.all.push(value);
    this.#waiting = this.#waiting.filter(({ enough, resolve }) => {
      if (!enough(this.all)) return true;
      resolve();
      return false;
    });
  };

  /** The first `count` values. */
  async first(count: number): Promise<T[]> {
    await this.until((all) => all.length >= count);
    return this.all.slice(0, count);
  }

  until(enough: (all: readonly T[]) => boolean): Promise<void> {
    if (enough(this.all)) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ enough, resolve });
    });
  }
}
