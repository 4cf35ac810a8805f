import type { Result } from '@turno25/shared/domain/result.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';

/** A whole WAV file. */
export type Wav = Uint8Array;
/** `unavailable`: no program speaks here, or it failed. `silent`: it ran and gave no sound. */
export type SpeechTrouble = 'unavailable' | 'silent';

/** Turns words into sound, without network. */
export type Speaker = { readonly speak: (text: string, language: Language) => Promise<Result<Wav, SpeechTrouble>> };
