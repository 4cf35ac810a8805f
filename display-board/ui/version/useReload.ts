import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useRef } from 'react';
import type { Following } from '../reading/follow.ts';
import { isAtRest } from './atRest.ts';

/**
 * Loads the page again where a manager asked for it since it was opened, once nobody misses anything by it. What was asked
 * before the page was opened is done: no page is loaded twice for one word.
 */
export function useReload(following: Following | null): void {
  const { spans } = useSources();
  const before = useRef<string | null | undefined>(undefined);
  const view = following?.view ?? null;
  useEffect(() => {
    if (following === null || view === null) return;
    const asked = view.reloadAt ?? null;
    if (before.current === undefined) before.current = asked;
    if (asked !== null && asked !== before.current && isAtRest(following, spans.monotonic())) location.reload();
  });
}
