/** What was read lately, by a name that stands for one content for ever; whatever was not asked for longest goes first. */
export class Remembered<T> {
  readonly #most: number;
  readonly #known = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  of(name: string, read: () => T): T {
    const known = this.#known.get(name);
    const value = known === undefined ? read() : known;
    this.#known.delete(name);
    this.#known.set(name, value);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
    return value;
  }
}
