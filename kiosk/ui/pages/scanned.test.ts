import { expect, it } from 'vitest';
import type { Step } from '../entry/flow/steps.ts';
import { scanned } from './scanned.ts';

const CARD = { kind: 'run', run: { body: '12345678', checkDigit: '5' }, card: 'qr' } as const;
const TICKET = { kind: 'surveyCode', code: '7KQ4M-XW2PD' } as const;
const APPOINTMENT = { kind: 'bookingCode', code: '7K3Q-W2M9' } as const;
const KEY = 'scan-key-1';
const DOCUMENT: Step = { at: 'document', serviceId: 'pgu', type: 'run', number: '1' };
const at = (step: Step) => ({ step, aside: null });
const AT_SURVEY = { ...at({ at: 'idle' }), aside: { flow: 'exit', code: null } } as const;

it('takes a cédula where a document is asked for, and nowhere else', () => {
  expect(scanned(CARD, at({ at: 'identity', serviceId: 'pgu' }), 'entry', KEY)).toEqual({
    type: 'identified',
    identity: { type: 'run', value: '123456785', fromCard: true },
  });
  expect(scanned(CARD, at(DOCUMENT), 'entry', KEY).type).toBe('identified');
  expect(scanned(CARD, at({ at: 'confirm', serviceId: 'pgu', also: [] }), 'entry', KEY).type).toBe('scanUnread');
});

it('opens the survey of a ticket at the exit, from the first screen or from the question for its code', () => {
  expect(scanned(TICKET, at({ at: 'idle' }), 'exit', KEY)).toEqual({ type: 'surveyBegun', code: '7KQ4M-XW2PD' });
  expect(scanned(TICKET, AT_SURVEY, 'both', KEY).type).toBe('surveyBegun');
  expect(scanned(TICKET, at({ at: 'confirm', serviceId: 'pgu', also: [] }), 'entry', KEY).type).toBe('scanUnread');
});

it('looks for a pause of a ticket, on the first screen of a kiosk that gives tickets', () => {
  const shown = { type: 'pauseShown', code: '7KQ4M-XW2PD' };
  expect(scanned(TICKET, at({ at: 'idle' }), 'entry', KEY)).toEqual(shown);
  expect(scanned(TICKET, at({ at: 'idle' }), 'both', KEY)).toEqual(shown);
});

it('says so when a code cannot be read', () => {
  expect(scanned({ kind: 'unreadable', reason: 'notKnown' }, at(DOCUMENT), 'entry', KEY).type).toBe('scanUnread');
});

it('begins an arrival with the code of an appointment, from the first screen of a kiosk that gives tickets', () => {
  const begun = { type: 'checkInAsked', key: KEY, who: { code: '7K3Q-W2M9' } };
  expect(scanned(APPOINTMENT, at({ at: 'idle' }), 'entry', KEY)).toEqual(begun);
  expect(scanned(APPOINTMENT, at({ at: 'checkInCard' }), 'both', KEY)).toEqual(begun);
  expect(scanned(APPOINTMENT, at({ at: 'idle' }), 'exit', KEY).type).toBe('scanUnread');
  expect(scanned(APPOINTMENT, at({ at: 'confirm', serviceId: 'pgu', also: [] }), 'entry', KEY).type).toBe('scanUnread');
});

it('takes a cédula for the person of an appointment where one is asked for', () => {
  expect(scanned(CARD, at({ at: 'checkIn' }), 'entry', KEY)).toEqual({
    type: 'checkInAsked',
    key: KEY,
    who: { identity: { type: 'run', value: '123456785', fromCard: true } },
  });
  expect(scanned(CARD, at({ at: 'idle' }), 'entry', KEY).type).toBe('scanUnread');
});
