import { describe, expect, it } from 'vitest';
import { aCounter, aVisit } from '../testing/examples.ts';
import {
  type CounterVerb,
  isPossible,
  isPossibleForChosen,
  learnDelay,
  primaryVerb,
  secondsToVerb,
  undoAt,
} from './verbs.ts';

const idle = aCounter();
const paused = aCounter({ status: 'paused', pauseReason: 'lunch' });
const called = aCounter({ visit: aVisit({ status: 'called', calls: 1 }) });
const attending = aCounter({ visit: aVisit({ status: 'attending', calls: 1 }) });

const ALL: readonly CounterVerb[] = ['undoStart', 'undoEnd', 'recall', 'noShow', 'transfer', 'hold', 'pause', 'close'];
const possible = (counter: typeof idle) => ALL.filter((verb) => isPossible(verb, counter));

describe('primaryVerb', () => {
  it('follows the order of work', () => {
    expect([idle, called, attending, paused].map(primaryVerb)).toEqual(['callNext', 'start', 'finish', 'resume']);
  });
});

describe('isPossible', () => {
  it('offers only what makes sense in each state', () => {
    expect(possible(idle)).toEqual(['pause', 'close']);
    expect(possible(called)).toEqual(['recall', 'noShow', 'transfer', 'hold']);
    expect(possible(attending)).toEqual(['transfer', 'hold']);
    expect(possible(paused)).toEqual(['close']);
  });
});

describe('undoAt', () => {
  const until = '2026-11-25T12:00:15.000Z';
  const ended = aCounter({ undo: { visitId: 'v1', number: 'A-001', of: 'finish', until } });
  const at = (seconds: number) => Date.parse(until) + seconds * 1_000;

  it('takes back the last end for as long as the server said, and a start while somebody is attended', () => {
    expect(undoAt(ended, at(-15))).toEqual({ verb: 'undoEnd', seconds: 15 });
    expect(undoAt(ended, at(-0.5))).toEqual({ verb: 'undoEnd', seconds: 1 });
    expect(undoAt(ended, at(0))).toBeNull();
    const started = aCounter({ visit: aVisit({ status: 'attending', undoUntil: until }) });
    expect(undoAt(started, at(-40))).toEqual({ verb: 'undoStart', seconds: 40 });
    expect(undoAt(idle, at(-1))).toBeNull();
  });

  it('is one key, and never two verbs at once', () => {
    expect(possible(ended)).toEqual(['undoEnd', 'pause', 'close']);
  });
});

describe('isPossibleForChosen', () => {
  it('calls who waits, returns who is on hold, and needs somebody chosen', () => {
    const waiting = aVisit();
    const held = aVisit({ status: 'onHold' });
    expect(isPossibleForChosen('callThis', idle, waiting, 'attendant')).toBe(true);
    expect(isPossibleForChosen('callThis', attending, waiting, 'attendant')).toBe(false);
    expect(isPossibleForChosen('callThis', idle, held, 'attendant')).toBe(false);
    expect(isPossibleForChosen('return', attending, held, 'attendant')).toBe(true);
    expect(isPossibleForChosen('return', paused, held, 'attendant')).toBe(false);
    expect(isPossibleForChosen('remove', idle, null, 'attendant')).toBe(false);
  });

  it('takes out whom the own counter set aside; of the line, only for a manager', () => {
    const waiting = aVisit();
    const held = aVisit({ status: 'onHold', counterId: idle.id });
    const elsewhere = aVisit({ status: 'onHold', counterId: 'another' });
    const may = (role: 'attendant' | 'manager') =>
      [waiting, held, elsewhere].map((visit) => isPossibleForChosen('remove', idle, visit, role));
    expect(may('attendant')).toEqual([false, true, false]);
    expect(may('manager')).toEqual([true, true, true]);
  });
});

describe('delays', () => {
  const visit = aVisit({ status: 'called', calls: 1 });
  const now = 1_000_000;

  it('counts down to the next recall, and forgets it once it was called again', () => {
    const delays = learnDelay(null, visit, { code: 'visit.tooSoonToRecall', facts: { secondsLeft: 12 } }, now);
    expect(secondsToVerb('recall', delays, visit, now + 1_500)).toBe(11);
    expect(secondsToVerb('recall', delays, visit, now + 12_000)).toBe(0);
    expect(secondsToVerb('recall', delays, aVisit({ status: 'called', calls: 2 }), now)).toBe(0);
  });

  it('knows that enough calls make a no-show possible before its time', () => {
    const facts = { callsLeft: 2, secondsLeft: 90 };
    const delays = learnDelay(null, visit, { code: 'visit.noShowTooEarly', facts }, now);
    expect(secondsToVerb('noShow', delays, visit, now)).toBe(90);
    expect(secondsToVerb('noShow', delays, aVisit({ status: 'called', calls: 2 }), now)).toBe(90);
    expect(secondsToVerb('noShow', delays, aVisit({ status: 'called', calls: 3 }), now)).toBe(90);
    expect(secondsToVerb('noShow', delays, aVisit({ id: 'v2', status: 'called', calls: 1 }), now)).toBe(0);
  });

  it('learns nothing from other refusals', () => {
    expect(learnDelay(null, visit, { code: 'counter.idle' }, now)).toBeNull();
  });
});
