import type { Language } from '../i18n/languages.ts';
import type { Timers } from '../time/timers.ts';

/** Chile first, then Latin America, then any Spanish. Kreyòl is nearest to French; Mapudungun is read as Spanish. */
const SPANISH = ['es-CL', 'es-419', 'es-MX', 'es-US', 'es'];
const PREFERRED: Readonly<Record<Language, readonly string[]>> = {
  'es-CL': SPANISH,
  en: ['en-US', 'en'],
  ht: ['ht', 'fr-HT', 'fr'],
  arn: ['arn', ...SPANISH],
};

/** The best voice of this machine for a language, or null where there is none. */
export function voiceFor(language: Language): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in globalThis)) return null;
  const voices = speechSynthesis.getVoices();
  for (const tag of PREFERRED[language]) {
    const voice = voices.find(({ lang }) => lang.replace('_', '-').startsWith(tag));
    if (voice !== undefined) return voice;
  }
  return null;
}

/** Calls `heard` now and whenever the list of voices changes; browsers load it late. */
export function watchVoices(heard: () => void): () => void {
  heard();
  if (!('speechSynthesis' in globalThis)) return () => undefined;
  speechSynthesis.addEventListener('voiceschanged', heard);
  return () => speechSynthesis.removeEventListener('voiceschanged', heard);
}

export type SpeechOptions = {
  readonly language?: Language;
  /** From 0 to 1. */
  readonly volume?: number;
};

/**
 * Says a sentence, in Spanish unless told otherwise. Always resolves: at the end of the sentence, on any error, at once
 * where there is no voice, and after `limitMillis` where the engine never reports its end.
 */
export function speak(
  sentence: string,
  limitMillis: number,
  timers: Timers,
  { language = 'es-CL', volume = 1 }: SpeechOptions = {},
): Promise<void> {
  const voice = voiceFor(language);
  if (voice === null) return Promise.resolve();
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.95;
    utterance.volume = volume;
    const giveUp = timers.after(limitMillis, () => {
      speechSynthesis.cancel();
      resolve();
    });
    const end = (): void => {
      giveUp();
      resolve();
    };
    utterance.onend = end;
    utterance.onerror = end;
    speechSynthesis.speak(utterance);
  });
}

/** Stops whatever is being said. */
export function hush(): void {
  if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
}
