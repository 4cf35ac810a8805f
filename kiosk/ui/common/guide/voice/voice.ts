import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { hush, speak, voiceFor } from '@turno25/shared/ui/speech.ts';
import { DELAYS } from '../../delays.ts';

export type When = 'now' | 'then';
/** What speaks to a person at the kiosk; a machine without voice stays silent. */
export type Voice = {
  readonly canSpeak: (language: Language) => boolean;
  /** At once, stopping what was being said, or once that is over. */
  readonly say: (sentences: string, language: Language, volume: number, when: When) => void;
  readonly hush: () => void;
};

/** The voice of the browser or of the operating system. */
export function browserVoice(timers: Timers): Voice {
  return {
    canSpeak: (language) => voiceFor(language) !== null,
    say: (sentences, language, volume, when) => {
      // The browser keeps a line of its own.
      if (when === 'now') hush();
      void speak(sentences, DELAYS.readAloud, timers, { language, volume });
    },
    hush,
  };
}
