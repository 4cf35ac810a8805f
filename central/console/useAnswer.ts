import { type ApiTrouble, get, troubleSentence } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useCallback, useEffect, useState } from 'react';
import { useEnded } from './door/Door.tsx';

export type Answer<T> = {
  /** The last answer to this very question; null until there is one. */
  readonly value: T | null;
  readonly trouble: string | null;
  readonly again: () => void;
};

/** A resource of the centre while it is on screen, asked again every so often. Null asks nothing. */
export function useAnswer<T>(path: string | null, everyMillis: number | null = null): Answer<T> {
  const { timers } = useSources();
  const ended = useEnded();
  const [said, setSaid] = useState<{ readonly path: string; readonly value: T } | null>(null);
  const [trouble, setTrouble] = useState<ApiTrouble | null>(null);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((seen) => seen + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again
  useEffect(() => {
    if (path === null) return;
    const asking = new AbortController();
    void get<T>(path, { signal: asking.signal }).then((answer) => {
      if (asking.signal.aborted) return;
      if (answer.ok) setSaid({ path, value: answer.value });
      else ended(answer.error);
      setTrouble(answer.ok ? null : answer.error);
    });
    const cancel = everyMillis === null ? () => undefined : timers.after(everyMillis, again);
    return () => {
      asking.abort();
      cancel();
    };
  }, [path, turn, everyMillis, timers, again, ended]);

  const value = said !== null && said.path === path ? said.value : null;
  return { value, trouble: trouble === null ? null : troubleSentence(trouble), again };
}
