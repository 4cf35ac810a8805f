import type { Moment } from '@turno25/shared/time/spans.ts';
import {
  advancePerson,
  canExtend,
  extended,
  freshPerson,
  graceLeft,
  isUntouched,
  type Person,
  type PersonEvent,
  stillness,
  touched,
} from '../common/person/person.ts';
import { advanceEntry, currentStep, FRESH_ENTRY, isSending, lengthen } from '../entry/flow/entry.ts';
import type { Entry, EntryEvent } from '../entry/flow/steps.ts';

/** What else a person may have come for, from the first screen. These flows keep their own state, within this one's time. */
export type Aside =
  /** The exit survey, with the code of a ticket that the scanner read. */
  | { readonly flow: 'exit'; readonly code: string | null }
  /** Their own paper was held to the scanner: is there a pause that they asked for? */
  | { readonly flow: 'pause'; readonly code: string }
  | { readonly flow: 'oirs' };

/** The kiosk and the person before it. */
export type KioskState = {
  readonly person: Person;
  readonly entry: Entry;
  /** Null on the way to a ticket, and where nobody has begun. */
  readonly aside: Aside | null;
};

export type KioskEvent =
  | PersonEvent
  | EntryEvent
  | { readonly type: 'surveyBegun'; readonly code: string | null }
  | { readonly type: 'pauseShown'; readonly code: string }
  | { readonly type: 'oirsBegun' }
  | { readonly type: 'restart' }
  | { readonly type: 'touched' }
  | { readonly type: 'extended' }
  | { readonly type: 'ticked' };

export type TimedKioskEvent = KioskEvent & { readonly at: Moment };

/** The kiosk as the next person finds it. */
export function freshKiosk(at: Moment): KioskState {
  return { person: freshPerson(at), entry: FRESH_ENTRY, aside: null };
}

/** Whether the first screen is on, where nobody has begun. */
export function isAtRest({ entry, aside }: KioskState): boolean {
  return aside === null && currentStep(entry).at === 'idle';
}

/** Milliseconds left until the kiosk clears itself, while that is being shown. */
export function timeLeft({ person, entry }: KioskState, at: Moment): number | null {
  const step = currentStep(entry);
  return step.at === 'ticket' ? Math.max(0, step.until - at) : graceLeft(person, at);
}

export function advance(state: KioskState, event: TimedKioskEvent): KioskState {
  const { at } = event;
  switch (event.type) {
    case 'aidsChanged':
    case 'languageChosen':
    case 'dialogToggled':
    case 'scanUnread':
      return { ...state, person: advancePerson(state.person, event) };
    case 'surveyBegun':
      if (!isAtRest(state) && state.aside?.flow !== 'exit' && state.aside?.flow !== 'pause') return state;
      return { ...onto(state), aside: { flow: 'exit', code: event.code } };
    case 'pauseShown':
      return isAtRest(state) ? { ...onto(state), aside: { flow: 'pause', code: event.code } } : state;
    case 'oirsBegun':
      return isAtRest(state) ? { ...onto(state), aside: { flow: 'oirs' } } : state;
    case 'restart':
      return freshKiosk(at);
    case 'touched':
      // A touch while being warned, or on a ticket, is the request for more time itself.
      if (state.person.warnedAt !== null || currentStep(state.entry).at === 'ticket') return state;
      return { ...state, person: touched(state.person, at) };
    case 'extended':
      if (!canExtend(state.person)) return state;
      return { ...state, person: extended(state.person, at), entry: lengthen(state.entry, at) };
    case 'ticked':
      return tick(state, at);
    case 'back':
      return state.aside === null ? enter(state, event, at) : { ...onto(state), aside: null };
    default:
      return state.aside === null ? enter(state, event, at) : state;
  }
}

/** A step on the way to a ticket, and what it means to the person. */
function enter(state: KioskState, event: EntryEvent, at: Moment): KioskState {
  const entry = advanceEntry(state.entry, event, { at, language: state.person.language });
  if (entry === state.entry) return state;
  const moved = entry.steps === state.entry.steps ? state : onto(state);
  const { person } = moved;
  if (event.type === 'checkInAsked') return { ...moved, entry, person: { ...person, dialog: null } };
  // With the ticket a time of its own begins.
  const given = event.type === 'answered' && event.answer.ok;
  return { ...moved, entry, person: given ? { ...person, dialog: null, warnedAt: null, extensions: 0 } : person };
}

/** Another screen: what could not be read before it is forgotten. */
function onto(state: KioskState): KioskState {
  return state.person.unread ? { ...state, person: { ...state.person, unread: false } } : state;
}

function tick(state: KioskState, at: Moment): KioskState {
  const { person, entry } = state;
  const step = currentStep(entry);
  if (step.at === 'ticket') return at >= step.until ? freshKiosk(at) : state;
  if (isSending(entry)) return state;
  switch (stillness(person, at)) {
    case 'present':
      return state;
    case 'gone':
      return freshKiosk(at);
    case 'quiet':
      if (!isAtRest(state)) return { ...state, person: { ...person, warnedAt: at } };
      return isUntouched(person) ? state : freshKiosk(at);
  }
}
