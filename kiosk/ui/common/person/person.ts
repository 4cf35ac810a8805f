import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';
import { type Aids, DEFAULT_AIDS } from '../aids/aids.ts';
import { DELAYS, MAX_EXTENSIONS } from '../delays.ts';

/** The person before the machine, whatever they came for: how they use it, and how long they have been still. */
export type Person = {
  readonly language: Language;
  readonly aids: Aids;
  readonly dialog: 'help' | 'language' | null;
  /** True when the last code held up to the scanner could not be read, until the next touch. */
  readonly unread: boolean;
  readonly touchedAt: Moment;
  readonly warnedAt: Moment | null;
  /** How often in a row more time was asked for, without touching anything else. */
  readonly extensions: number;
};

export type PersonEvent =
  | { readonly type: 'aidsChanged'; readonly aids: Aids }
  | { readonly type: 'languageChosen'; readonly language: Language }
  | { readonly type: 'dialogToggled'; readonly dialog: 'help' | 'language' }
  | { readonly type: 'scanUnread' };

/** The machine as each person finds it. */
export function freshPerson(at: Moment): Person {
  return {
    language: 'es-CL',
    aids: DEFAULT_AIDS,
    dialog: null,
    unread: false,
    touchedAt: at,
    warnedAt: null,
    extensions: 0,
  };
}

export function advancePerson(person: Person, event: PersonEvent): Person {
  switch (event.type) {
    case 'aidsChanged':
      return { ...person, aids: event.aids };
    case 'languageChosen':
      return { ...person, language: event.language, dialog: null };
    case 'dialogToggled':
      return { ...person, dialog: person.dialog === event.dialog ? null : event.dialog };
    case 'scanUnread':
      return { ...person, unread: true };
  }
}

export function touched(person: Person, at: Moment): Person {
  return { ...person, touchedAt: at, extensions: 0, unread: false };
}

export function canExtend({ extensions }: Person): boolean {
  return extensions < MAX_EXTENSIONS;
}

export function extended(person: Person, at: Moment): Person {
  return { ...person, extensions: person.extensions + 1, touchedAt: at, warnedAt: null };
}

/** Milliseconds left to somebody who was warned; null for everybody else. */
export function graceLeft({ warnedAt }: Person, at: Moment): number | null {
  return warnedAt === null ? null : Math.max(0, warnedAt + DELAYS.grace - at);
}

/** What it means that nothing was touched until now: nothing yet, a question whether they are still there, or the end. */
export function stillness({ touchedAt, warnedAt }: Person, at: Moment): 'present' | 'quiet' | 'gone' {
  if (warnedAt !== null) return at - warnedAt >= DELAYS.grace ? 'gone' : 'present';
  return at - touchedAt >= DELAYS.attention ? 'quiet' : 'present';
}

/** Whether the machine is as each person finds it. */
export function isUntouched({ aids, dialog, language }: Person): boolean {
  return aids === DEFAULT_AIDS && dialog === null && language === 'es-CL';
}
