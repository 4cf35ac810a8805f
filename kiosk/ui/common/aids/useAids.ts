import { useEffect } from 'react';
import type { Aids } from './aids.ts';

/** Puts the person's settings on the page. */
export function useAids({ text, contrast, reach, voice }: Aids): void {
  useEffect(() => {
    Object.assign(document.documentElement.dataset, { text, contrast, reach, guide: voice === 'off' ? 'off' : 'on' });
  }, [text, contrast, reach, voice]);
}
