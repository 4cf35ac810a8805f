import type { Language } from '@turno25/shared/i18n/languages.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { watchVoices } from '@turno25/shared/ui/speech.ts';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Aids } from '../aids/aids.ts';
import { options } from './keypad/stops.ts';
import { screenWords, spoken, stopWords } from './screenWords.ts';
import type { Voice, When } from './voice/voice.ts';

const VOLUME = { off: 0, on: 0.6, loud: 1 } as const;
const URGENT = '[role="alert"]';
const ANNOUNCED = '[role="status"], [role="alert"]';

/** Whether this machine can speak a language at all; without a voice its control is not shown. */
export function useHasVoice(language: Language, voice: Voice): boolean {
  const [hasVoice, setHasVoice] = useState(false);
  useEffect(() => watchVoices(() => setHasVoice(voice.canSpeak(language))), [voice, language]);
  return hasVoice;
}

/**
 * Guides a person who does not see the screen: reads each new screen, each answer that the arrows reach and each
 * message that appears, and numbers the answers. The answer repeats the screen.
 */
export function useGuide(mode: Aids['voice'], screen: string, language: Language, voice: Voice): () => void {
  const say = useSay();
  const on = mode !== 'off';
  const tell = useEffectEvent((text: string, when: When) => voice.say(text, language, VOLUME[mode], when));
  const greeted = useRef(false);

  const readScreen = useEffectEvent((welcome: boolean) => {
    const words = screenWords(say, language);
    tell(welcome ? `${say('kiosk.voice.welcome')} ${words}` : words, 'now');
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen or another language is read from its beginning
  useEffect(() => {
    if (!on) {
      greeted.current = false;
      return;
    }
    readScreen(!greeted.current);
    greeted.current = true;
    return () => voice.hush();
  }, [on, screen, language, voice]);

  useEffect(() => {
    if (!on) return;
    const onFocus = (event: FocusEvent): void => {
      if (event.target instanceof Element && event.target.matches('button, input, textarea')) {
        tell(stopWords(event.target, say, language), 'now');
      }
    };
    const announce = (changes: readonly MutationRecord[]): void => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const text = element?.closest(ANNOUNCED)?.textContent ?? '';
        // News waits for the end of the sentence; only what went wrong interrupts.
        const when = element?.closest(URGENT) === null ? 'then' : 'now';
        if (text.trim() !== '') tell(spoken(text, language), when);
      }
    };
    const watcher = new MutationObserver(announce);
    watcher.observe(document.body, { childList: true, characterData: true, subtree: true });
    document.addEventListener('focusin', onFocus);
    return () => {
      watcher.disconnect();
      document.removeEventListener('focusin', onFocus);
    };
  }, [on, say, language]);

  // Answers come and go within a screen too: their numbers follow.
  useEffect(() => {
    if (!on) return;
    const numbered = options();
    numbered.slice(0, 9).forEach((option, index) => {
      option.dataset.key = String(index + 1);
    });
    return () => {
      for (const option of numbered) delete option.dataset.key;
    };
  });

  return useCallback(() => readScreen(false), []);
}
