import { expect, it } from 'vitest';
import type { Step } from './flow.ts';
import { scanned } from './scanned.ts';

const CARD = { kind: 'run', run: { body: '12345678', checkDigit: '5' }, card: 'qr' } as const;
const TICKET = { kind: 'surveyCode', code: '7KQ4M-XW2PD' } as const;
const DOCUMENT: Step = { at: 'document', serviceId: 'pgu', type: 'run', number: '1' };

it('takes a cédula where a document is asked for, and nowhere else', () => {
  expect(scanned(CARD, { at: 'identity', serviceId: 'pgu' }, 'entry')).toEqual({
    type: 'identified',
    identity: { type: 'run', value: '123456785' },
  });
  expect(scanned(CARD, DOCUMENT, 'entry').type).toBe('identified');
  expect(scanned(CARD, { at: 'confirm', serviceId: 'pgu' }, 'entry').type).toBe('scanUnread');
});

it('opens the survey of a ticket at the exit, from the first screen or from the question for its code', () => {
  expect(scanned(TICKET, { at: 'idle' }, 'exit')).toEqual({ type: 'surveyBegun', code: '7KQ4M-XW2PD' });
  expect(scanned(TICKET, { at: 'survey', code: null }, 'both').type).toBe('surveyBegun');
  expect(scanned(TICKET, { at: 'idle' }, 'entry').type).toBe('scanUnread');
});

it('says so when a code cannot be read', () => {
  expect(scanned({ kind: 'unreadable', reason: 'notKnown' }, DOCUMENT, 'entry').type).toBe('scanUnread');
});
