import type { Result } from '../domain/result.ts';
import type { Language } from '../i18n/languages.ts';

/** A whole WAV file. */
export type Wav = Uint8Array;
/** `unavailable`: no program speaks here, it failed, or it was stopped. `silent`: it ran and gave no sound. */
export type SpeechTrouble = 'unavailable' | 'silent';
export type Spoken = Result<Wav, SpeechTrouble>;

/** Turns words into sound, without network. The signal tells that nobody listens any more. */
export type Speaker = {
  readonly speak: (text: string, language: Language, signal?: AbortSignal) => Promise<Spoken>;
};
