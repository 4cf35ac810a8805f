import { INTAKE_TYPE } from '@turno25/shared/contracts/intake.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { SignedHead } from '@turno25/shared/evidence/head.ts';
import { signedHead } from '@turno25/shared/evidence/head.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { z } from 'zod';
import type { AskTrouble } from '../registry/standing.ts';

/** Why a branch gave nothing: it is away, it does not let us in, or what it said is no answer. */
export type BranchTrouble = Exclude<AskTrouble, 'unexpected'>;

/** A branch that has not begun to answer by then is away, ms. */
const ANSWER_MS = 15_000;
/** A page that is not whole by then comes from a line that would hold up the others, ms. */
const WHOLE_MS = 60_000;
/** Five thousand rows of the longest forms are less, bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

const session = z.object({ token: z.string().min(1).max(500) });
const witness = z.object({ head: signedHead.nullable() });

/** What the centre asks of one branch over HTTP. Every answer has a time and a size that it must not pass. */
export class BranchApi {
  readonly #address: string;
  readonly #login: string;
  readonly #secret: string;
  #token: string | null = null;

  constructor(address: string, login: string, secret: string) {
    this.#address = address.replace(/\/+$/, '');
    this.#login = login;
    this.#secret = secret;
  }

  /** Hands back the heads that were kept of its ledger; its newest one. */
  async witness(heads: readonly SignedHead[]): Promise<Result<SignedHead | null, BranchTrouble>> {
    const answer = await this.#ask('POST', '/ledger/witness', { heads });
    if (!answer.ok) return answer;
    const parsed = witness.safeParse(asJson(answer.value));
    return parsed.success ? ok(parsed.data.head) : err('nonsense');
  }

  /** Rows after a place as NDJSON. Asking says that everything up to it is held. */
  rowsAfter(after: number, limit?: number): Promise<Result<string, BranchTrouble>> {
    return this.#ask('GET', `/ledger?after=${after}${limit === undefined ? '' : `&limit=${limit}`}`);
  }

  /**
   * Brings the branch a national document. `taken`: it has it, or a newer one; `refused`: it does not believe it, or this account
   * may bring it nothing.
   */
  async bring(document: { readonly version: number }): Promise<Result<'taken' | 'refused', BranchTrouble>> {
    for (let tries = 0; tries < 2; tries += 1) {
      if (this.#token === null) {
        const entered = await this.#enter();
        if (!entered.ok) return entered;
      }
      const status = await this.#bringOnce(document);
      if (status === null || status >= 500 || status === 429) return err('away');
      // Taken before, or older than what it has.
      if (status < 300 || status === 409) return ok('taken');
      if (status !== 401) return ok('refused');
      this.#token = null;
    }
    return err('refused');
  }

  /** The status of the answer; null where there was none. */
  async #bringOnce(document: { readonly version: number }): Promise<number | null> {
    try {
      const response = await fetch(`${this.#address}/api/v1/settings/national`, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(WHOLE_MS),
        headers: {
          authorization: `Bearer ${this.#token}`,
          'content-type': 'application/json',
          'idempotency-key': systemId(),
        },
        body: JSON.stringify({ document }),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return null;
    }
  }

  async #ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Result<string, BranchTrouble>> {
    if (this.#token === null) {
      const entered = await this.#enter();
      if (!entered.ok) return entered;
    }
    const first = await this.#send(method, path, body);
    if (first.ok || first.error !== 'refused') return first;
    // A session ends after half a day: entered once more, and no more often than that.
    const entered = await this.#enter();
    return entered.ok ? this.#send(method, path, body) : entered;
  }

  async #enter(): Promise<Result<null, BranchTrouble>> {
    this.#token = null;
    const answer = await this.#send('POST', '/sessions', { login: this.#login, secret: this.#secret });
    if (!answer.ok) return answer;
    const parsed = session.safeParse(asJson(answer.value));
    if (!parsed.success) return err('nonsense');
    this.#token = parsed.data.token;
    return ok(null);
  }

  async #send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Result<string, BranchTrouble>> {
    const type = method === 'GET' ? INTAKE_TYPE : 'application/json';
    const late = new AbortController();
    let begun = false;
    AbortSignal.timeout(ANSWER_MS).addEventListener('abort', () => {
      if (!begun) late.abort();
    });
    try {
      const response = await fetch(`${this.#address}/api/v1${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.any([AbortSignal.timeout(WHOLE_MS), late.signal]),
        headers: {
          ...(this.#token === null ? {} : { authorization: `Bearer ${this.#token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      begun = true;
      if (response.status === 401 || response.status === 403) return err('refused');
      if (!response.ok) return err(response.status >= 500 || response.status === 429 ? 'away' : 'nonsense');
      // A page of whoever stands between is no word of the branch.
      if (!(response.headers.get('content-type') ?? '').startsWith(type)) return err('nonsense');
      return await wholeText(response, late);
    } catch {
      return err('away');
    }
  }
}

async function wholeText(response: Response, late: AbortController): Promise<Result<string, BranchTrouble>> {
  if (response.body === null) return ok('');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      late.abort();
      return err('nonsense');
    }
    try {
      text += decoder.decode(chunk, { stream: true });
    } catch {
      return err('nonsense');
    }
  }
  return ok(text);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
