import type { Millis } from '@turno25/shared/domain/ids.ts';
import type { Cancel } from '@turno25/shared/time/timers.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { type Arrow, neighbour, options, textBox, write } from './stops.ts';
import { type Burst, type Heard, hearEnter, hearKey, hearSilence, NO_KEYS, WEDGE } from './wedge.ts';

const ARROWS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
/** Turns the guide on, and then repeats the screen. */
const GUIDE_KEY = '0';
/** A key of the box of buttons belongs to no scan. */
const ALONE: Millis = Number.POSITIVE_INFINITY;

export type KeyAnswers = {
  readonly onBack: () => void;
  readonly onGuide: () => void;
  /** A scanner that types ended its code. */
  readonly onScan: (raw: string) => void;
};

/** A key that came from a box of buttons. */
export type PressKey = (key: string) => void;

/**
 * The whole kiosk by keys: arrows move, Enter chooses, digits choose by number (or write, where something is written),
 * Escape goes back, 0 guides. The same keys come from a keyboard, a keypad or a box of buttons. Scanners that type are
 * told from people by their pace.
 */
export function useKeys(answers: KeyAnswers): PressKey {
  const { timers } = useSources();
  const burst = useRef<Burst>(NO_KEYS);
  const silence = useRef<Cancel>(() => undefined);

  const settle = useEffectEvent((heard: Heard): void => {
    burst.current = heard.burst;
    if (heard.scan !== null) answers.onScan(heard.scan);
    for (const key of heard.typed) typeKey(key, answers);
  });

  // A busy machine delivers keys late and all together: those that already wait are heard before silence is believed.
  const listenOnce = useEffectEvent((): void => {
    silence.current = timers.after(0, () => settle(hearSilence(burst.current)));
  });

  const pressed = useEffectEvent((key: string, at: Millis): boolean => {
    silence.current();
    if (key.length === 1) {
      settle(hearKey(burst.current, key, at));
      silence.current = timers.after(WEDGE.longestGap, listenOnce);
      return true;
    }
    if (key === 'Enter') {
      const heard = hearEnter(burst.current, at);
      settle(heard);
      return heard.scan !== null || enter();
    }
    settle(hearSilence(burst.current));
    if (ARROWS.has(key)) {
      neighbour(key as Arrow)?.focus();
      return true;
    }
    if (key === 'Dead') textBox()?.focus({ preventScroll: true });
    if (key === 'Backspace') return erase();
    if (key === 'Escape' && document.querySelector('dialog[open]') === null) {
      answers.onBack();
      return true;
    }
    return false;
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      // The moment of the key itself, not of its hearing: a scanner keeps its pace however busy the page is.
      if (pressed(event.key, event.timeStamp)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true });
      silence.current();
    };
  }, []);

  const press = useEffectEvent((key: string): void => {
    const taken = pressed(key, ALONE);
    if (!taken && key === 'Enter' && document.activeElement instanceof HTMLButtonElement)
      document.activeElement.click();
  });
  return useCallback((key: string) => press(key), []);
}

/** A person's own key: written where something is written, else the number of an answer. */
function typeKey(key: string, answers: KeyAnswers): void {
  const box = textBox();
  if (box !== null) write(box, key);
  else if (key === GUIDE_KEY) answers.onGuide();
  else if (/^[1-9]$/.test(key)) options()[Number(key) - 1]?.click();
}

/** Sends what was written, unless the focus is on a button, which then is what is chosen. */
function enter(): boolean {
  if (document.activeElement instanceof HTMLButtonElement || document.activeElement instanceof HTMLAnchorElement)
    return false;
  const form = textBox()?.form ?? null;
  form?.requestSubmit();
  return true;
}

function erase(): boolean {
  const box = textBox();
  if (box === null) return true;
  const rest = box.value.slice(0, -1);
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value')?.set?.call(box, rest);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}
