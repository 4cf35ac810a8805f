import { systemRandom } from '@turno25/shared/time/random.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Following } from '../reading/follow.ts';
import { isAtRest } from './atRest.ts';
import { type Reloads, versionOf } from './version.ts';
import { watchVersion } from './watch.ts';

const PLACE = 'turno25.board.reloads';

/** Exchanges this page for the server's newer one while nothing happens; looked at after each cut, and now and then. */
export function useVersion(following: Following | null): void {
  const { spans, timers } = useSources();
  const look = useRef<() => void>(() => undefined);
  const isIdle = useEffectEvent(() => following !== null && isAtRest(following, spans.monotonic()));
  const instant = useEffectEvent(() =>
    following === null || following.view === null ? null : spans.monotonic() + following.clockOffset,
  );
  useEffect(() => {
    const watch = watchVersion({
      timers,
      random: systemRandom,
      own: versionOf(document.documentElement.outerHTML),
      fetchPage: fetchOwnPage,
      isIdle: () => isIdle(),
      instant: () => instant(),
      kept: keptReloads(),
      reload: () => location.reload(),
    });
    look.current = watch.lookSoon;
    return watch.stop;
  }, [timers]);
  const cuts = following?.cuts ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a server that was away may be another
  useEffect(() => look.current(), [cuts]);
}

async function fetchOwnPage(): Promise<string | null> {
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store', credentials: 'same-origin' });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

function keptReloads(): { read: () => Reloads; keep: (reloads: Reloads) => void } | null {
  try {
    localStorage.setItem(`${PLACE}.probe`, '1');
    localStorage.removeItem(`${PLACE}.probe`);
  } catch {
    return null;
  }
  return {
    read: () => {
      try {
        return JSON.parse(localStorage.getItem(PLACE) ?? '[]') as Reloads;
      } catch {
        return [];
      }
    },
    keep: (reloads) => localStorage.setItem(PLACE, JSON.stringify(reloads)),
  };
}
