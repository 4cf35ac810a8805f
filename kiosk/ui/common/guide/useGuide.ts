import type { Language } from '@turno25/shared/i18n/languages.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { watchVoices } from '@turno25/shared/ui/speech.ts';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Aids } from '../aids/aids.ts';
import { BY_WRITING, isPrivate, options, textBox } from './keypad/stops.ts';
import { screenWords, spoken, stopWords } from './screenWords.ts';
import { spelled, typedWords } from './typedWords.ts';
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

export type Guide = {
  /** Says the screen again. */
  readonly repeat: () => void;
  /** Says what is written, also where others hear it: whoever asks chose so (EN 301 549, 5.1.3.4). */
  readonly readBack: () => void;
};

/**
 * Guides a person who does not see the screen: reads each new screen, each answer that the arrows reach and each
 * message that appears, and numbers the answers; where something is written, each key. `privately`: in headphones.
 */
export function useGuide(
  mode: Aids['voice'],
  screen: string,
  language: Language,
  voice: Voice,
  privately: boolean,
): Guide {
  const say = useSay();
  const on = mode !== 'off';
  const tell = useEffectEvent((text: string, when: When) => voice.say(text, language, VOLUME[mode], when));
  const greeted = useRef(false);

  // Each key is heard as what it did, whichever keyboard it came from.
  const heard = useRef<{ readonly box: Element | null; readonly value: string }>({ box: null, value: '' });
  const hearTyped = useEffectEvent(() => {
    const box = textBox();
    const before = heard.current;
    heard.current = { box, value: box?.value ?? '' };
    if (box === null || before.box !== box) return;
    const words = typedWords(before.value, box.value, privately || !isPrivate(box), say);
    if (words !== null) tell(words, 'now');
  });

  const readScreen = useEffectEvent((welcome: boolean) => {
    const words = screenWords(say, language, privately);
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
      if (!(event.target instanceof Element) || event.target.hasAttribute(BY_WRITING)) return;
      if (event.target.matches('button, input, textarea')) {
        tell(stopWords(event.target, say, language, privately), 'now');
      }
    };
    const announce = (changes: readonly MutationRecord[]): void => {
      hearTyped();
      for (const { type, target } of changes) {
        if (type === 'attributes') continue;
        const element = target instanceof Element ? target : target.parentElement;
        const text = element?.closest(ANNOUNCED)?.textContent ?? '';
        // News waits for the end of the sentence; only what went wrong interrupts.
        const when = element?.closest(URGENT) === null ? 'then' : 'now';
        if (text.trim() !== '') tell(spoken(text, language), when);
      }
    };
    const watcher = new MutationObserver(announce);
    watcher.observe(document.body, {
      childList: true,
      characterData: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['value'],
    });
    document.addEventListener('input', hearTyped);
    hearTyped();
    document.addEventListener('focusin', onFocus);
    return () => {
      watcher.disconnect();
      document.removeEventListener('input', hearTyped);
      document.removeEventListener('focusin', onFocus);
    };
  }, [on, say, language, privately]);

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

  const readWritten = useEffectEvent(() => {
    const value = textBox()?.value ?? '';
    tell(value === '' ? say('kiosk.voice.empty') : spelled(value, say), 'now');
  });
  return { repeat: useCallback(() => readScreen(false), []), readBack: useCallback(() => readWritten(), []) };
}
