import { meaningOf } from '@turno25/shared/contracts/windowKeys.ts';
import type { Millis } from '@turno25/shared/domain/ids.ts';
import type { Cancel } from '@turno25/shared/time/timers.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { pressOf } from '../../window/keepWindow.ts';
import { type Arrow, neighbour, options, textBox, write } from './stops.ts';
import { type Burst, type Heard, hearEnd, hearKey, NO_KEYS, WEDGE } from './wedge.ts';

const ARROWS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
/** Turns the guide on, and then repeats the screen. */
const GUIDE_KEY = '0';
/** The same for who is guided where digits are written, and what says what is written. A numeric keypad has both. */
const WRITING = { repeat: '*', readBack: '+' } as const;
/** A key of the box of buttons belongs to no scan. */
const ALONE: Millis = Number.POSITIVE_INFINITY;
/** The rest of a scan that faltered, and its end, come within this long: meanwhile no key chooses anything. */
const FALTERS: Millis = 500;
/** The longest code that a person writes: what is longer, and known, was scanned. */
const LONGEST_WRITTEN = 12;
/** Two keys may be rolled by a hand. */
const ROLLED = 2;

/** What a scanner ends with, as keys; a line feed and a return come as the list of the window's keys says. */
const ENDS: ReadonlySet<string> = new Set(['Enter', 'Tab']);

export type KeyAnswers = {
  readonly onBack: () => void;
  readonly onGuide: () => void;
  /** Whether somebody is guided by voice. */
  readonly guided: boolean;
  /** What is written is to be said. */
  readonly onReadBack: () => void;
  /** A scanner that types ended its code; one that is not known too, which then says so. */
  readonly onScan: (raw: string) => void;
  /** Whether it is a code that somebody here prints or carries. */
  readonly isKnown: (raw: string) => boolean;
};

/** A key that came from a box of buttons. */
export type PressKey = (key: string) => void;

/**
 * The whole kiosk by keys: arrows move, Enter chooses, digits choose by number (or write, where something is written),
 * Escape goes back, 0 guides (where something is written `*` does, and `+` says what is written). The same keys come from a keyboard, a keypad or a box of buttons. Scanners that type are
 * told from people by their pace, by what they wrote and by what the screen expects: where nothing can be written several
 * keys at once are nobody's choice. What a scanner typed never becomes a press.
 */
export function useKeys(answers: KeyAnswers): PressKey {
  const { timers } = useSources();
  const burst = useRef<Burst>(NO_KEYS);
  const silence = useRef<Cancel>(() => undefined);
  /** Whether the key that is being heard ended a scan. */
  const read = useRef(false);
  const deafUntil = useRef<Millis>(Number.NEGATIVE_INFINITY);
  const typing = useRef<Cancel>(() => undefined);

  /** Written at once; choices one after another, each on the screen that the one before has made. */
  const type = useEffectEvent((keys: string): void => {
    for (const [index, key] of [...keys].entries()) {
      const chooses = textBox() === null;
      typeKey(key, answers);
      const rest = keys.slice(index + 1);
      if (!chooses || rest === '') continue;
      typing.current = timers.after(0, () => type(rest));
      return;
    }
  });

  /** Acts on what is whole; true when it was a scan's, which leaves its end nothing to press. */
  const settle = useEffectEvent((heard: Heard, ended = false): boolean => {
    const { lastAt, slowest } = burst.current;
    burst.current = heard.burst;
    const raw = heard.scan ?? (isScan(heard.typed, slowest, answers.isKnown) ? heard.typed : null);
    if (raw !== null) {
      // What ends with its own key is over; of what faltered the rest may follow.
      deafUntil.current = ended || !Number.isFinite(lastAt) ? Number.NEGATIVE_INFINITY : lastAt + FALTERS;
      read.current = true;
      answers.onScan(raw);
      return true;
    }
    if (heard.typed === '') return false;
    if (textBox() !== null) deafUntil.current = Number.NEGATIVE_INFINITY;
    const suspect = isForeign(heard.typed) || lastAt <= deafUntil.current;
    if (!suspect) type(heard.typed);
    else if (Number.isFinite(lastAt)) deafUntil.current = lastAt + FALTERS;
    return false;
  });

  // A busy machine delivers keys late and all together: those that already wait are heard before silence is believed.
  const listenOnce = useEffectEvent((): void => {
    silence.current = timers.after(0, () => void settle(hearEnd(burst.current)));
  });

  const pressed = useEffectEvent((key: string, at: Millis): boolean => {
    silence.current();
    if (key.length === 1) {
      settle(hearKey(burst.current, key, at));
      silence.current = timers.after(WEDGE.longestGap, listenOnce);
      return true;
    }
    const scanned = settle(hearEnd(burst.current), ENDS.has(key));
    if (ENDS.has(key) && (scanned || at <= deafUntil.current)) return true;
    if (key === 'Enter') return enter();
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
      if (event.isComposing) return;
      // A key that is held is one key: who presses slowly chooses once (EN 301 549, 5.7 and 5.8).
      if (event.repeat) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      read.current = false;
      const { key } = event;
      const meaning = meaningOf(pressOf(event));
      if (meaning !== 'person') {
        event.preventDefault();
        if (meaning === 'scanEnd') pressed('Enter', event.timeStamp);
      }
      // The moment of the key itself, not of its hearing: a scanner keeps its pace however busy the page is.
      else if (pressed(key, event.timeStamp)) event.preventDefault();
      // Nobody's finger, and so no touch: what the scan gave to read stays to be read.
      if (read.current) event.stopPropagation();
    };
    // A finger that comes to the screen has written what it wrote.
    const onPointerDown = (): void => {
      silence.current();
      settle(hearEnd(burst.current));
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    document.addEventListener('pointerdown', onPointerDown, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true });
      document.removeEventListener('pointerdown', onPointerDown, { capture: true });
      silence.current();
      typing.current();
    };
  }, []);

  const press = useEffectEvent((key: string): void => {
    const taken = pressed(key, ALONE);
    if (!taken && key === 'Enter' && document.activeElement instanceof HTMLButtonElement)
      document.activeElement.click();
  });
  return useCallback((key: string) => press(key), []);
}

/** Whether keys that came together, at a pace that a hand may have too, are a scanner's. */
function isScan(typed: string, slowest: Millis, isKnown: (raw: string) => boolean): boolean {
  const writing = textBox() !== null;
  const long = typed.length >= WEDGE.shortestScan;
  if (long && (!writing || typed.length > LONGEST_WRITTEN) && isKnown(typed)) return true;
  if (writing || typed.length < 2) return false;
  const byHand = /^\d+$/.test(typed) && !long && (typed.length === ROLLED || slowest > WEDGE.scannerGap);
  return !byHand;
}

/** A letter or a sign where nothing is written is nobody's choice: a scan that falters begins or ends so. */
function isForeign(typed: string): boolean {
  return typed.length === 1 && !/\d/.test(typed) && textBox() === null;
}

/** A person's own key: written where something is written, else the number of an answer. */
function typeKey(key: string, answers: KeyAnswers): void {
  const box = textBox();
  if (box !== null && answers.guided && key === WRITING.repeat) answers.onGuide();
  else if (box !== null && answers.guided && key === WRITING.readBack) answers.onReadBack();
  else if (box !== null) write(box, key);
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
