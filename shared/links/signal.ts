/** A list of listeners; the function that `listen` returns takes the listener away. */
export class Signal<T> {
  readonly #listeners = new Set<(value: T) => void>();

  listen = (listener: (value: T) => void): (() => void) => {
    // A wrapper of its own, so that the same function can listen twice and leave once.
    const mine = (value: T): void => listener(value);
    this.#listeners.add(mine);
    return () => void this.#listeners.delete(mine);
  };

  emit(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
