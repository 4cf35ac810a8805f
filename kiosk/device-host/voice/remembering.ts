import type { Result } from '@turno25/shared/domain/result.ts';
import type { Speaker, SpeechTrouble, Wav } from './types.ts';

/** A morning's screens and keys: some 400 sentences of two seconds. */
const LARGEST_MEMORY = 48 << 20;

/**
 * Remembers what was said: most of what a kiosk says it says again. One sentence is made at a time, the last one asked
 * for first, since whoever asks again no longer listens to the one before; the same one asked twice is made once.
 */
export function remembering(speaker: Speaker, largestMemory = LARGEST_MEMORY): Speaker {
  const memory = new Map<string, Wav>();
  const asked = new Map<string, Promise<Result<Wav, SpeechTrouble>>>();
  const waiting: (() => void)[] = [];
  let size = 0;
  let busy = false;

  const keep = (key: string, wav: Wav): void => {
    memory.set(key, wav);
    size += wav.length;
    for (const [oldest, { length }] of memory) {
      if (size <= largestMemory || oldest === key) return;
      memory.delete(oldest);
      size -= length;
    }
  };
  const next = (): void => {
    const run = waiting.pop();
    busy = run !== undefined;
    run?.();
  };
  const make: Speaker['speak'] = (text, language) =>
    new Promise((resolve) => {
      waiting.push(() => {
        void speaker.speak(text, language).then((spoken) => {
          resolve(spoken);
          next();
        });
      });
      if (!busy) next();
    });

  return {
    async speak(text, language) {
      const key = `${language} ${text}`;
      const known = memory.get(key);
      if (known !== undefined) {
        // Said again, it is the youngest.
        memory.delete(key);
        memory.set(key, known);
        return { ok: true, value: known };
      }
      const underWay = asked.get(key);
      if (underWay !== undefined) return underWay;
      const made = make(text, language);
      asked.set(key, made);
      const spoken = await made;
      asked.delete(key);
      if (spoken.ok) keep(key, spoken.value);
      return spoken;
    },
  };
}
