import type { BoardView } from '@turno25/shared/contracts/board.ts';
import { get } from '@turno25/shared/ui/api.ts';
import { openStream } from '@turno25/shared/ui/stream.ts';
import type { Spoken } from '../calls/announcements.ts';
import type { BoardLine } from './follow.ts';

/** The line of a board in a browser. */
export function browserLine(token: string): BoardLine {
  return {
    listen: ({ connected, call, beat, waits }) => {
      const stream = openStream('/board', token);
      stream.on('connect', connected);
      stream.on('call', call);
      stream.on('heartbeat', beat);
      stream.on('waits', waits);
      return () => void stream.disconnect();
    },
    read: async (after, onGiveUp) => {
      const abort = new AbortController();
      onGiveUp(() => abort.abort());
      const path = after === null ? '/board' : `/board?after=${after}`;
      const answer = await get<BoardView>(path, { token, signal: abort.signal });
      if (answer.ok) return answer.value;
      return answer.error.kind === 'problem' && answer.error.problem.status === 401 ? 'refused' : 'away';
    },
  };
}

const PLACE = 'turno25.spoken';

/** Kept by the browser, so that a board that is switched off and on says nothing twice. */
export const BROWSER_MEMORY = {
  read: (): Spoken | null => {
    try {
      const { epoch, seq } = JSON.parse(localStorage.getItem(PLACE) ?? 'null') as Spoken;
      return typeof epoch === 'string' && Number.isSafeInteger(seq) ? { epoch, seq } : null;
    } catch {
      return null;
    }
  },
  keep: (spoken: Spoken): void => {
    try {
      localStorage.setItem(PLACE, JSON.stringify(spoken));
    } catch {
      // A browser that keeps nothing begins anew each time: it shows what is true and repeats nothing.
    }
  },
};
