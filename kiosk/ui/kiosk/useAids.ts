import { hush, spanishVoice, speak, watchVoices } from '@turno25/shared/ui/speech.ts';
import { useEffect, useState } from 'react';
import type { Aids } from './aids.ts';
import { DELAYS } from './delays.ts';

/** Puts the person's settings on the page. */
export function useAids({ text, contrast, reach }: Aids): void {
  useEffect(() => {
    Object.assign(document.documentElement.dataset, { text, contrast, reach });
  }, [text, contrast, reach]);
}

/** Whether this machine can speak Spanish at all; without a voice its control is not shown. */
export function useHasVoice(): boolean {
  const [hasVoice, setHasVoice] = useState(false);
  useEffect(() => watchVoices(() => setHasVoice(spanishVoice() !== null)), []);
  return hasVoice;
}

/** Reads each new screen aloud while the voice is on: what is written, in the order it is written. */
export function useReadAloud(voice: Aids['voice'], screen: string): void {
  useEffect(() => {
    if (voice === 'off' || screen === '') return;
    void speak(document.querySelector('main')?.innerText ?? '', DELAYS.readAloud);
    return hush;
  }, [voice, screen]);
}
