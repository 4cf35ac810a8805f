import { type ApiTrouble, command, get } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useEffectEvent, useRef } from 'react';

/** How often the server is told that somebody was there since, or asked whether the page is still open. */
const LOOK_MS = 15_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

type Idle = {
  /** After how long the server locks the page, ms; null where there is no page of somebody's, or it is locked. */
  readonly idleMs: number | null;
  readonly onTrouble: (trouble: ApiTrouble) => void;
  /** Nobody was there for so long, and no server says otherwise. */
  readonly onAlone: () => void;
};

/** Tells the server of keys and pointers. It is the server that locks; where it does not answer, the page covers itself. */
export function useIdle({ idleMs, onTrouble, onAlone }: Idle): void {
  const { spans, timers } = useSources();
  const last = useRef(0);
  const trouble = useEffectEvent(onTrouble);
  const alone = useEffectEvent(onAlone);

  useEffect(() => {
    if (idleMs === null) return;
    last.current = spans.monotonic();
    let told = last.current;
    const hear = (): void => {
      last.current = spans.monotonic();
    };
    const look = async (): Promise<void> => {
      const quiet = spans.monotonic() - last.current;
      if (last.current > told) {
        told = last.current;
        const answer = await command<null>('POST', '/sessions/me/touch', undefined);
        if (!answer.ok) trouble(answer.error);
      } else if (quiet >= idleMs) {
        // Another page of the same browser may be in use.
        const answer = await get<unknown>('/sessions/me');
        if (!answer.ok && answer.error.kind === 'offline') alone();
        else if (!answer.ok) trouble(answer.error);
      }
    };
    const shown = (): void => {
      if (document.visibilityState === 'visible') void look();
    };
    for (const sign of SIGNS) window.addEventListener(sign, hear, { capture: true, passive: true });
    document.addEventListener('visibilitychange', shown);
    const stop = timers.every(LOOK_MS, () => void look());
    return () => {
      stop();
      document.removeEventListener('visibilitychange', shown);
      for (const sign of SIGNS) window.removeEventListener(sign, hear, { capture: true });
    };
  }, [idleMs, spans, timers]);
}
