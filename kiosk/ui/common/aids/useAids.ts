import { useEffect } from 'react';
import type { Aids } from './aids.ts';

/** Puts the person's settings on the page. */
export function useAids({ text, contrast, reach, voice }: Aids): void {
  useEffect(() => {
    const guide = voice === 'off' ? 'off' : 'on';
    // From the second step on screens are arranged for letters, not for the hand's reach.
    Object.assign(document.documentElement.dataset, { text, large: text > 1, contrast, reach, guide });
  }, [text, contrast, reach, voice]);
}
