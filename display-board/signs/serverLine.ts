import { type BoardCounters, boardCounters } from '@turno25/shared/contracts/board.ts';
import type { BoardServerEvents, NoClientEvents } from '@turno25/shared/contracts/sockets.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { NewId } from '@turno25/shared/time/ids.ts';
import { io, type Socket } from 'socket.io-client';
import type { SignLine } from './follow.ts';

const LONGEST_RETRY_MS = 5_000;

/** The line to the queue server, as a board of it. */
export function serverLine(server: string, token: string): SignLine {
  return {
    listen: (changed) => {
      const stream: Socket<BoardServerEvents, NoClientEvents> = io(`${server}/board`, {
        auth: { token },
        transports: ['websocket'],
        reconnectionDelayMax: LONGEST_RETRY_MS,
      });
      stream.on('connect', changed);
      stream.on('call', changed);
      stream.on('waits', changed);
      return () => void stream.disconnect();
    },
    read: async (onGiveUp) => {
      const abort = new AbortController();
      onGiveUp(() => abort.abort());
      try {
        const answer = await fetch(`${server}/api/v1/board/counters`, {
          headers: { authorization: `Bearer ${token}` },
          signal: abort.signal,
        });
        if (!answer.ok) return 'away';
        return boardCounters.parse(await answer.json()) satisfies BoardCounters;
      } catch {
        return 'away';
      }
    },
  };
}

/** Tells the server whether all signs answer; one that is away is told the next time. */
export async function tellTrouble(server: string, token: string, newId: NewId, signsSilent: boolean): Promise<void> {
  await post(server, '/ledger/witness', { heads: [], signsSilent }, newId, { authorization: `Bearer ${token}` });
}

/** A token for a code, once; the server's own words where it gives none. */
export async function enrol(server: string, code: string, newId: NewId): Promise<Result<string, string>> {
  const answer = await post(server, '/devices/enrol', { code }, newId);
  if (answer === null) return err(`${server}?`);
  const body = (await answer.json()) as { readonly token?: string; readonly title?: string };
  return body.token !== undefined ? ok(body.token) : err(body.title ?? String(answer.status));
}

async function post(
  server: string,
  path: string,
  body: object,
  newId: NewId,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response | null> {
  try {
    return await fetch(`${server}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newId(), ...headers },
      body: JSON.stringify(body),
    });
  } catch {
    return null;
  }
}
