import { BRANCH_ZONE } from '../contracts/branchZone.ts';
import type { Problem } from '../contracts/problem.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { isMessageKey, say } from '../i18n/messages.ts';
import { systemId } from '../time/ids.ts';
import { noticePractice } from './practice.ts';
import { learnZone } from './zoneTime.ts';

/** What a screen has to show when a request did not go through: a problem from the server, or no server at all. */
export type ApiTrouble = { readonly kind: 'problem'; readonly problem: Problem } | { readonly kind: 'offline' };
export type ApiResult<T> = Result<T, ApiTrouble>;

type Asked = {
  /** Tag of what is known already. */
  readonly known: string | null;
  readonly heard: (response: Response) => void;
};

type Options = {
  /** Bearer token of an enrolled device. Staff use a cookie instead. */
  readonly token?: string | null;
  readonly signal?: AbortSignal;
};

/** What was read of a resource, and the tag by which the server knows it again. */
export type Tagged<T> = { readonly value: T; readonly tag: string | null };

/** Reads a resource of `/api/v1` that is perhaps still what it was: then nothing but that word is sent, and `known` is the answer. */
export async function getIfChanged<T>(path: string, known: Tagged<T> | null): Promise<ApiResult<Tagged<T>>> {
  let tag: string | null = null;
  let unchanged = false;
  const heard = (response: Response): void => {
    tag = response.headers.get('etag');
    unchanged = response.status === 304;
  };
  const answer = await request<T>('GET', path, null, null, {}, { known: known?.tag ?? null, heard });
  if (unchanged && known !== null) return ok(known);
  return answer.ok ? ok({ value: answer.value, tag }) : answer;
}

/** Reads a resource of `/api/v1`. */
export function get<T>(path: string, options: Options = {}): Promise<ApiResult<T>> {
  return request<T>('GET', path, null, null, options);
}

/**
 * Sends a command. The key is made once per intention of the person (on touch), and the same key is used when the
 * command is sent again: the server answers the same and nothing happens twice.
 */
export function command<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: unknown,
  options: Options & { readonly key?: string } = {},
): Promise<ApiResult<T>> {
  const sent = body === undefined ? null : { type: 'application/json', text: JSON.stringify(body) };
  return request<T>(method, path, sent, options.key ?? systemId(), options);
}

/** Sends a command whose body is a text of its own kind, as a file is. */
export function commandOfText<T>(
  path: string,
  text: string,
  type: string,
  options: Options & { readonly key: string },
): Promise<ApiResult<T>> {
  return request<T>('POST', path, { type, text }, options.key, options);
}

async function request<T>(
  method: string,
  path: string,
  body: { readonly type: string; readonly text: string } | null,
  key: string | null,
  options: Options,
  asked: Asked | null = null,
): Promise<ApiResult<T>> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== null) headers['content-type'] = body.type;
  if (key !== null) headers['idempotency-key'] = key;
  if (asked !== null && asked.known !== null) headers['if-none-match'] = asked.known;
  if (options.token) headers.authorization = `Bearer ${options.token}`;
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === null ? {} : { body: body.text }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch {
    return err({ kind: 'offline' });
  }
  asked?.heard(response);
  noticePractice(response);
  const zone = response.headers.get(BRANCH_ZONE);
  if (zone !== null) learnZone(zone);
  const payload: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return ok(payload as T);
  if (typeof payload === 'object' && payload !== null && 'code' in payload) {
    return err({ kind: 'problem', problem: payload as Problem });
  }
  return err({ kind: 'offline' });
}

/** The sentence that a person reads about some trouble; every code has one in the catalogue. */
export function troubleSentence(trouble: ApiTrouble): string {
  if (trouble.kind === 'offline') return say('problem.offline');
  const key = `problem.${trouble.problem.code}`;
  return isMessageKey(key) ? say(key, trouble.problem.facts ?? {}) : say('problem.server.unexpected');
}
