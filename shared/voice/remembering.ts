import { err } from '../domain/result.ts';
import type { Language } from '../i18n/languages.ts';
import type { Speaker, Spoken, Wav } from './types.ts';

/** A morning's screens and keys: some 400 sentences of two seconds. */
const LARGEST_MEMORY = 48 << 20;

/** A sentence that is being made, or waits for it. */
type Order = {
  readonly key: string;
  readonly text: string;
  readonly language: Language;
  readonly stop: AbortController;
  readonly spoken: Promise<Spoken>;
  readonly settle: (spoken: Spoken) => void;
  listeners: number;
};

/**
 * Remembers what was said: most of what a kiosk says it says again. One sentence is made at a time, the last one asked
 * for first, since whoever asks again no longer listens to the one before; the same one asked twice is made once. A slow
 * machine makes nothing that nobody waits for: such a sentence leaves the line, and one that is being made is stopped as
 * soon as somebody waits for another.
 */
export function remembering(speaker: Speaker, largestMemory = LARGEST_MEMORY): Speaker {
  const memory = new Map<string, Wav>();
  /** The last one is the next to be made. */
  const line: Order[] = [];
  let size = 0;
  let making: Order | null = null;

  const keep = (key: string, wav: Wav): void => {
    memory.set(key, wav);
    size += wav.length;
    for (const [oldest, { length }] of memory) {
      if (size <= largestMemory || oldest === key) return;
      memory.delete(oldest);
      size -= length;
    }
  };
  const recall = (key: string): Wav | null => {
    const known = memory.get(key);
    if (known === undefined) return null;
    // Said again, it is the youngest.
    memory.delete(key);
    memory.set(key, known);
    return known;
  };
  const makeNext = (): void => {
    making = line.pop() ?? null;
    if (making === null) return;
    const order = making;
    void speaker.speak(order.text, order.language, order.stop.signal).then((spoken) => {
      if (spoken.ok) keep(order.key, spoken.value);
      order.settle(spoken);
      makeNext();
    });
  };
  const leaveLine = (order: Order): void => {
    const place = line.indexOf(order);
    if (place !== -1) line.splice(place, 1);
  };
  const forgetUnheard = (order: Order): void => {
    if (order.listeners > 0) return;
    if (order !== making) {
      leaveLine(order);
      order.settle(err('unavailable'));
    } else if (line.length > 0) order.stop.abort();
  };
  const orderOf = (text: string, language: Language, key: string): Order => {
    const found = making?.key === key ? making : line.find((one) => one.key === key);
    // One that was stopped ends without a sound: whoever asks for it now needs another.
    if (found !== undefined && !found.stop.signal.aborted) return found;
    const { promise: spoken, resolve: settle } = Promise.withResolvers<Spoken>();
    return { key, text, language, stop: new AbortController(), spoken, settle, listeners: 0 };
  };

  return {
    async speak(text, language, signal) {
      const key = `${language} ${text}`;
      const known = recall(key);
      if (known !== null) return { ok: true, value: known };
      if (signal?.aborted === true) return err('unavailable');
      const order = orderOf(text, language, key);
      order.listeners += 1;
      signal?.addEventListener('abort', () => {
        order.listeners -= 1;
        forgetUnheard(order);
      });
      if (order !== making) {
        leaveLine(order);
        line.push(order);
        if (making === null) makeNext();
        else forgetUnheard(making);
      }
      return order.spoken;
    },
  };
}
