import type { Spans } from '../time/spans.ts';

/** Wrong tries that a login may have in a window, and how long the window is. */
const MOST = 10;
const WINDOW_MS = 5 * 60_000;
/** Logins and addresses that are remembered; the oldest make room. */
const REMEMBERED = 10_000;

type Count = { since: number; wrong: number };

/**
 * Counts wrong sign-ins of a login from whatever address, so that many addresses together may not guess one secret. An
 * address from which the login was once entered has a count of its own: strangers cannot shut out who works there.
 */
export class Guesses {
  readonly #spans: Spans;
  readonly #counts = new Map<string, Count>();
  readonly #known = new Set<string>();

  constructor(spans: Spans) {
    this.#spans = spans;
  }

  /** Whether another try is looked at. The same for logins that exist and for those that do not. */
  mayTry(login: string, address: string): boolean {
    const count = this.#counts.get(this.#counter(login, address));
    return count === undefined || this.#over(count) || count.wrong < MOST;
  }

  /**
   * Looks at a try, which counts as wrong until it was found right: of many at once no more are looked at than of as many
   * one after the other. A look that was not taken (it threw) counts as none. `look` gives null where it was wrong.
   */
  async counting<T>(login: string, address: string, look: () => Promise<T | null> | null): Promise<T | null> {
    const counter = this.#counter(login, address);
    this.#wrong(counter);
    try {
      const found = await look();
      if (found !== null) this.#right(login, address);
      return found;
    } catch (error) {
      const count = this.#counts.get(counter);
      if (count !== undefined) count.wrong -= 1;
      throw error;
    }
  }

  #wrong(counter: string): void {
    const count = this.#counts.get(counter);
    if (count === undefined || this.#over(count)) {
      this.#counts.delete(counter);
      this.#counts.set(counter, { since: this.#spans.monotonic(), wrong: 1 });
      trim(this.#counts);
    } else count.wrong += 1;
  }

  #right(login: string, address: string): void {
    this.#counts.delete(this.#counter(login, address));
    const known = pair(login, address);
    this.#known.delete(known);
    this.#known.add(known);
    trim(this.#known);
  }

  #counter(login: string, address: string): string {
    const known = pair(login, address);
    return this.#known.has(known) ? known : login;
  }

  #over({ since }: Count): boolean {
    return this.#spans.monotonic() - since >= WINDOW_MS;
  }
}

function pair(login: string, address: string): string {
  return `${login}\n${address}`;
}

function trim(remembered: Map<string, unknown> | Set<string>): void {
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}
