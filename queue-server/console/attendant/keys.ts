import type { CounterVerb, LineVerb } from './verbs.ts';

/** The key of each verb: the first letter of what its button says; X removes, Q asks. One key undoes whatever can be undone. */
export const COUNTER_KEYS: Readonly<Record<CounterVerb, string>> = {
  undoStart: 'U',
  undoEnd: 'U',
  recall: 'R',
  noShow: 'N',
  left: 'S',
  hold: 'D',
  transfer: 'T',
  walk: 'V',
  find: 'B',
  pause: 'P',
  close: 'C',
};

/** The verbs that one key stands for: never two that are possible at once. */
export const VERBS_OF_KEY: ReadonlyMap<string, readonly CounterVerb[]> = Map.groupBy(
  Object.keys(COUNTER_KEYS) as CounterVerb[],
  (verb) => COUNTER_KEYS[verb].toLowerCase(),
);

export const LINE_KEYS: Readonly<Record<LineVerb, string>> = { callThis: 'L', return: 'A', remove: 'X', why: 'Q' };

/** Takes the keyboard to the line. */
export const LINE_KEY = 'F';

/** Puts off the call that would come by itself. */
export const WAIT_KEY = 'E';
/** Says that the message that is shown was read. */
export const READ_KEY = 'M';
/** Shows how the procedure is attended, in the place of the line. */
export const GUIDE_KEY = 'G';
