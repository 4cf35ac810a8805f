import type { CubeView } from '@turno25/shared/contracts/cube.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useState } from 'react';

/** Between two questions for the rows of old days: others are answered meanwhile. */
const AGAIN_MS = 100;

/** How far the making of old days' rows has come, asking again until all are there; null while nothing is being made. */
export function usePrepared(
  answer: CubeView | null,
  path: string | null,
  refresh: () => void,
): { readonly done: number; readonly of: number } | null {
  const { timers } = useSources();
  const [began, setBegan] = useState<{ readonly path: string | null; readonly left: number } | null>(null);
  const left = answer?.state === 'preparing' && path !== null ? answer.left : null;
  useEffect(() => {
    if (left === null) return;
    setBegan((seen) => (seen?.path === path && seen.left >= left ? seen : { path, left }));
    return timers.after(AGAIN_MS, refresh);
  }, [left, path, refresh, timers]);
  if (left === null) return null;
  const of = Math.max(left, began?.path === path ? began.left : left);
  return { done: of - left, of };
}
