import type { Language } from '@turno25/shared/i18n/languages.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { hush, speak, voiceFor } from '@turno25/shared/ui/speech.ts';
import { DELAYS } from '../delays.ts';

/** What speaks to a person at the kiosk. Saying something new stops what was being said; a machine without voice stays silent. */
export type Voice = {
  readonly canSpeak: (language: Language) => boolean;
  readonly say: (sentences: string, language: Language, volume: number) => void;
  readonly hush: () => void;
};

/** The voice of the browser or of the operating system. */
export const systemVoice: Voice = {
  canSpeak: (language) => voiceFor(language) !== null,
  say: (sentences, language, volume) => {
    hush();
    void speak(sentences, DELAYS.readAloud, systemTimers, { language, volume });
  },
  hush,
};
