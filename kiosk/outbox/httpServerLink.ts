import { checkInView } from '@turno25/shared/contracts/appointments.ts';
import { blocksView, COUNT_HEADER } from '@turno25/shared/contracts/offline.ts';
import { problem } from '@turno25/shared/contracts/problem.ts';
import { AWAY, type Refusal, refused } from '@turno25/shared/contracts/ticketOffice.ts';
import { ticketView } from '@turno25/shared/contracts/tickets.ts';
import { receiptsView, witnessView } from '@turno25/shared/contracts/witness.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { ticketReceipt } from '@turno25/shared/evidence/receipt.ts';
import type { NewId } from '@turno25/shared/time/ids.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { z } from 'zod';
import type { RunCount } from './runCount.ts';
import type { Parcel, ServerLink } from './serverLink.ts';

export type HttpServerLinkOptions = {
  /** For example `http://10.0.0.2:4025`. */
  readonly address: string;
  /** The kiosk's bearer token, from its enrolment. */
  readonly token: string;
  readonly timers: Timers;
  readonly newId: NewId;
  /** How long an answer is waited for: a person stands before the screen. */
  readonly answerMs: number;
  /** What this run of the kiosk counts; absent: the server can measure nothing by it. */
  readonly count?: RunCount;
};

/** Problems that say nothing of the request itself: it is tried again later. */
const PASSING = new Set(['server.stopping', 'server.notReady', 'server.lockedOut', 'request.tooMany']);
/** The server is there and fails at this request. A person who waits is served from the block; a parcel must not hold up the rest. */
const FAILED = 'server.unexpected';
/** What is wanted of the answer to a parcel: it was taken whatever its words are. */
const receiptAlone = z.object({ receipt: ticketReceipt.optional().catch(undefined) }).catch({});
/** Trouble with the device's own registration: mended by a technician, and nothing may be lost meanwhile. */
const REGISTRATION = new Set(['auth.required', 'auth.invalid', 'auth.forbidden']);

/** The branch's server over HTTP. Whatever is not a clear answer of the server is `away`. */
export function httpServerLink(options: HttpServerLinkOptions): ServerLink {
  return {
    issue: (visitId, { key, again, ...asked }) => {
      const body = { visitId, ...asked, ...(again ? { again } : {}) };
      return call(options, '/tickets', { key, body }, ticketView);
    },
    checkIn: (visitId, { key, ticketLanguage: language, ...who }) => {
      const body = { visitId, ...who, ...(language === undefined ? {} : { language }) };
      return call(options, '/appointments/check-in', { key, body }, checkInView);
    },
    reprint: (visitId, identity) =>
      call(options, '/tickets/reprint', { key: options.newId(), body: { visitId, identity } }, ticketView),
    ticket: (visitId) => call(options, `/tickets/${visitId}`, null, ticketView),
    send: async (key, parcel) => {
      const { path, body } = requestOf(parcel);
      const answer = await request(options, path, { key, body }, parcel.kind === 'ticket' ? receiptAlone : null);
      return answer.ok ? ok(answer.value?.receipt ?? null) : answer;
    },
    async reserve(dates, passes) {
      const asked = { key: options.newId(), body: { dates, passes } };
      const answer = await call(options, '/devices/blocks', asked, blocksView);
      if (!answer.ok) return answer;
      return ok({ ...answer.value, now: Date.parse(answer.value.now) });
    },
    async witness(heads, now, parts) {
      const answer = await call(
        options,
        '/ledger/witness',
        { key: options.newId(), body: { heads, now, ...(parts === undefined ? {} : { parts }) } },
        witnessView,
      );
      return answer.ok ? ok(answer.value.head) : answer;
    },
    async handBack(receipts) {
      const answer = await call(
        options,
        '/ledger/receipts',
        { key: options.newId(), body: { receipts } },
        receiptsView,
      );
      return answer.ok ? ok(answer.value.results) : answer;
    },
  };
}

/** A tap that was given up is told as a paper that never came out. */
function requestOf(parcel: Parcel): { path: string; body: unknown } {
  switch (parcel.kind) {
    case 'ticket':
      return { path: '/deliveries', body: parcel.body };
    case 'print':
      return { path: `/tickets/${parcel.visitId}/print`, body: parcel.body };
    case 'abandoned':
      return { path: `/tickets/${parcel.visitId}/print`, body: { status: 'abandoned', copy: false } };
    case 'exhausted':
      return { path: '/devices/blocks/exhausted', body: parcel.body };
  }
}

/** What a person waits for. A server that fails at it is as good as away. */
async function call<T>(
  options: HttpServerLinkOptions,
  path: string,
  command: { readonly key: string; readonly body: unknown } | null,
  schema: z.ZodType<T> | null,
): Promise<Result<T, Refusal>> {
  const answer = await request(options, path, command, schema);
  return !answer.ok && answer.error.kind === 'refused' && answer.error.code === FAILED ? err(AWAY) : answer;
}

/** A command with its key, or a question. */
async function request<T>(
  options: HttpServerLinkOptions,
  path: string,
  command: { readonly key: string; readonly body: unknown } | null,
  schema: z.ZodType<T> | null,
): Promise<Result<T, Refusal>> {
  const abort = new AbortController();
  const cancel = options.timers.after(options.answerMs, () => abort.abort());
  try {
    const response = await fetch(`${options.address}/api/v1${path}`, {
      ...requestInit(command, options),
      signal: abort.signal,
    });
    const answer: unknown = await response.json();
    if (!response.ok) return err(refusalOf(answer));
    // Parcels need no words back; anything else must be what the contract says, or it is no answer.
    const parsed = schema?.safeParse(answer);
    if (parsed === undefined) return ok(null as T);
    return parsed.success ? ok(parsed.data) : err(AWAY);
  } catch {
    // Refused, reset, timed out, or not JSON: a machine in between, or nobody.
    return err(AWAY);
  } finally {
    cancel();
  }
}

function requestInit(
  command: { readonly key: string; readonly body: unknown } | null,
  { token, count }: HttpServerLinkOptions,
): RequestInit {
  const counted = count === undefined ? {} : { [COUNT_HEADER]: `${count.run} ${count.nowMs()}` };
  const own = { authorization: `Bearer ${token}`, ...counted };
  if (command === null) return { headers: own };
  const headers = { ...own, 'content-type': 'application/json', 'idempotency-key': command.key };
  return { method: 'POST', headers, body: JSON.stringify(command.body) };
}

function refusalOf(answer: unknown): Refusal {
  const parsed = problem.safeParse(answer);
  if (!parsed.success || PASSING.has(parsed.data.code) || REGISTRATION.has(parsed.data.code)) return AWAY;
  return refused(parsed.data.code, parsed.data.facts);
}
