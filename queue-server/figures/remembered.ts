/** What was read lately, by a name that stands for one content for ever; whatever was not asked for longest goes first. */
export class Remembered<T extends object> {
  readonly #most: number;
  readonly #known = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  of(name: string, read: () => T): T {
    const value = this.#known.get(name) ?? read();
    this.#known.delete(name);
    this.#known.set(name, value);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
    return value;
  }
}
