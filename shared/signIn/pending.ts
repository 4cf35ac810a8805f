import type { RandomBytes } from '../time/random.ts';
import type { Spans } from '../time/spans.ts';

/** A sign-in that went to the provider and has not come back. */
export type Pending = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Only the browser that began it has this: nobody else's answer is taken there, nor theirs anywhere else. */
  readonly browser: string;
  readonly redirectUri: string;
  /** The page to which it leads. */
  readonly page: string;
  /** Whose account is to be linked, or who is to prove who they are; null: somebody enters. */
  readonly linkTo: string | null;
  /** Whether somebody who is signed in is asked anew, and nothing is linked. */
  readonly proves: boolean;
};

/** Long enough to find a telephone and a second factor. */
const LASTS_MS = 10 * 60_000;
/** More people than sign in at once anywhere; the oldest make room. */
const MOST = 500;

/** Sign-ins under way, in memory alone: after a restart one begins anew. Each answer is taken once. */
export class PendingSignIns {
  readonly #spans: Spans;
  readonly #random: RandomBytes;
  readonly #all = new Map<string, Pending & { readonly since: number }>();

  constructor(spans: Spans, random: RandomBytes) {
    this.#spans = spans;
    this.#random = random;
  }

  begin(said: Pick<Pending, 'redirectUri' | 'page' | 'linkTo'> & Partial<Pick<Pending, 'proves'>>): Pending {
    const [state, nonce, verifier, browser] = [1, 2, 3, 4].map(() =>
      Buffer.from(this.#random(32)).toString('base64url'),
    ) as [string, string, string, string];
    const pending = { proves: false, ...said, state, nonce, verifier, browser };
    this.#all.set(state, { ...pending, since: this.#spans.monotonic() });
    const [oldest] = this.#all.keys();
    if (this.#all.size > MOST && oldest !== undefined) this.#all.delete(oldest);
    return pending;
  }

  /** The sign-in of a state, once, for the browser that began it; null else. A wrong browser takes it away from nobody. */
  take(state: string, browser: string): Pending | null {
    const found = this.#all.get(state);
    if (found === undefined || found.browser !== browser) return null;
    this.#all.delete(state);
    return this.#spans.monotonic() - found.since < LASTS_MS ? found : null;
  }
}
