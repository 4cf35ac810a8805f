import { command } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useCallback, useRef } from 'react';
import { DELAYS } from '../common/delays.ts';

/** As many calls as the server takes at a time. */
const AT_A_TIME = 50;

/**
 * Tells the server which calls are on screen, a second's worth at a time: from then on their people can come, and one that no board
 * showed can be seen.
 * What the server did not hear is told again under the same key.
 */
export function useAnnounced(token: string): (seq: number) => void {
  const { newId } = useSources();
  const waiting = useRef<number[]>([]);
  const under = useRef<{ readonly key: string; readonly calls: readonly number[] } | null>(null);
  const busy = useRef(false);
  const tell = async (): Promise<void> => {
    if (busy.current) return;
    if (under.current === null && waiting.current.length > 0)
      under.current = { key: newId(), calls: waiting.current.splice(0, AT_A_TIME) };
    if (under.current === null) return;
    busy.current = true;
    const { key, calls } = under.current;
    const answer = await command('POST', '/board/announced', { calls }, { key, token });
    busy.current = false;
    // A server that refuses it, for a day that is over say, will not take it later.
    if (answer.ok || answer.error.kind === 'problem') under.current = null;
  };
  useInterval(() => void tell(), DELAYS.announced);
  return useCallback((seq) => void waiting.current.push(seq), []);
}
