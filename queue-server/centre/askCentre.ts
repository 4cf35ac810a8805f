import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import type { z } from 'zod';
import type { CentreToken } from './centreToken.ts';

/** Why the centre gave no answer that can be used: nobody there, one that does not want this branch, or nonsense. */
type AskTrouble = 'unreachable' | 'slow' | 'busy' | 'refused' | 'unknown' | 'badAnswer';

/** A trouble, and how long the centre asked to be left alone, ms. */
export type Unanswered = { readonly trouble: AskTrouble; readonly retryAfterMs?: number };

export type Question<T> = {
  /** After `/api/v1`. */
  readonly path: string;
  readonly schema: z.ZodType<T>;
  /** Most bytes of an answer. */
  readonly limit: number;
  /** Sent with POST; absent: GET. */
  readonly body?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> };
};

/** One question may take so long in all: eight mebibytes over a slow line of a mobile unit. */
const PATIENCE_MS = 120_000;
/** The centre cannot silence a branch for longer than this. */
const LONGEST_WAIT_MS = 900_000;

/**
 * Asks the centre one thing as this branch. A redirection is no answer (the token goes to one address alone), nothing is
 * read beyond the limit, and whatever comes back is parsed before it is believed. Never rejects.
 */
export async function askCentre<T>(
  { address, token }: CentreToken,
  { path, schema, limit, body }: Question<T>,
  timers: Timers,
  stopped: AbortSignal,
): Promise<Result<T, Unanswered>> {
  const patience = new AbortController();
  const cancel = timers.after(PATIENCE_MS, () => patience.abort());
  try {
    const response = await fetch(`${address}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'error',
      headers: { authorization: `Bearer ${token}`, 'user-agent': 'Turno25', ...body?.headers },
      signal: AbortSignal.any([patience.signal, stopped]),
      ...(body === undefined ? {} : { body: body.bytes }),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return err(unanswered(response));
    }
    const text = await textWithin(response, limit);
    if (text === null) return err({ trouble: 'badAnswer' });
    const read = schema.safeParse(parsed(text));
    return read.success ? ok(read.data) : err({ trouble: 'badAnswer' });
  } catch {
    return err({ trouble: patience.signal.aborted ? 'slow' : 'unreachable' });
  } finally {
    cancel();
  }
}

function unanswered({ status, headers }: Response): Unanswered {
  // Unprocessable: rows that this branch's own key did not sign for.
  if (status === 401 || status === 403 || status === 422) return { trouble: 'refused' };
  if (status === 404) return { trouble: 'unknown' };
  if (status !== 429 && status < 500) return { trouble: 'badAnswer' };
  const seconds = Number(headers.get('retry-after'));
  return seconds > 0
    ? { trouble: 'busy', retryAfterMs: Math.min(LONGEST_WAIT_MS, seconds * 1000) }
    : { trouble: 'busy' };
}

/** The text of an answer; null where it is longer than it may be. */
async function textWithin(response: Response, limit: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
