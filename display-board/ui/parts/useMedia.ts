import type { BoardMedia } from '@turno25/shared/contracts/board.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useState } from 'react';
import { DELAYS } from '../common/delays.ts';

type Turn = {
  /** What is shown now in the place of the waits; null: the waits. */
  readonly item: BoardMedia | null;
  /** It came to its end. */
  readonly over: () => void;
  /** It cannot be shown: it is left out until it is replaced. */
  readonly broken: () => void;
};

/** Between the waits, one picture or video after the other; a file that is broken, or that never ends, holds nobody up. */
export function useMedia(items: readonly BoardMedia[]): Turn {
  const { timers } = useSources();
  /** Even: the waits; odd: the next of the items. */
  const [step, setStep] = useState(0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const good = items.filter(({ address }) => !left.has(address));
  const item = step % 2 === 1 ? (good[((step - 1) / 2) % good.length] ?? null) : null;
  const millis =
    good.length === 0
      ? null
      : item === null
        ? DELAYS.waitsShown
        : item.kind === 'video'
          ? DELAYS.video
          : DELAYS.picture;
  useEffect(() => {
    if (millis === null) return;
    const shown = step;
    return timers.after(millis, () => setStep(shown + 1));
  }, [millis, step, timers]);
  return {
    item,
    over: () => setStep(step + 1),
    broken: () => {
      if (item !== null) setLeft(new Set([...left, item.address]));
      setStep(step + 1);
    },
  };
}
