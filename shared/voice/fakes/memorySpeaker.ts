import { err, ok } from '../../domain/result.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Speaker, SpeechTrouble, Spoken, Wav } from '../types.ts';

const SAMPLES = 160;

/** Remembers what it was asked to say, and says it as a short beep, once it is let. */
export class MemorySpeaker implements Speaker {
  readonly said: { readonly text: string; readonly language: Language }[] = [];
  /** What was begun and stopped before its end. */
  readonly stopped: string[] = [];
  trouble: SpeechTrouble | null = null;
  #let: Promise<void> = Promise.resolve();
  #go: () => void = () => undefined;

  /** From now on nothing is said until `go`. */
  hold(): void {
    this.#let = new Promise((resolve) => {
      this.#go = resolve;
    });
  }

  go(): void {
    this.#go();
  }

  async speak(text: string, language: Language, signal?: AbortSignal): Promise<Spoken> {
    this.said.push({ text, language });
    const stop = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
    signal?.addEventListener('abort', () => this.stopped.push(text));
    await Promise.race([this.#let, stop]);
    if (signal?.aborted === true) return err('unavailable');
    return this.trouble === null ? ok(beep()) : err(this.trouble);
  }
}

function beep(): Wav {
  const wav = new Uint8Array(44 + 2 * SAMPLES);
  const view = new DataView(wav.buffer);
  const write = (at: number, word: string): void => wav.set(Buffer.from(word, 'latin1'), at);
  write(0, 'RIFF');
  view.setUint32(4, wav.length - 8, true);
  write(8, 'WAVEfmt ');
  for (const [at, value] of [
    [16, 16],
    [24, 8_000],
    [28, 16_000],
    [40, 2 * SAMPLES],
  ] as const)
    view.setUint32(at, value, true);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    view.setUint16(at, value, true);
  write(36, 'data');
  for (let index = 0; index < SAMPLES; index += 1) view.setInt16(44 + 2 * index, index % 8 < 4 ? 8_000 : -8_000, true);
  return wav;
}
