/** Remembers that something ended and tells each listener once, whenever it asks. */
export class Ending {
  readonly #listeners: (() => void)[] = [];
  #over = false;

  get over(): boolean {
    return this.#over;
  }

  whenOver(listener: () => void): void {
    if (this.#over) listener();
    else this.#listeners.push(listener);
  }

  happen(): void {
    if (this.#over) return;
    this.#over = true;
    for (const listener of this.#listeners.splice(0)) listener();
  }
}
