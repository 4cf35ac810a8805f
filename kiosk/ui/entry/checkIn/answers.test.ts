import { refused } from '@turno25/shared/contracts/ticketOffice.ts';
import { REFUSAL_CODES } from '@turno25/shared/domain/ledger/refusals.ts';
import { isMessageKey } from '@turno25/shared/i18n/messages.ts';
import { expect, it } from 'vitest';
import { answerOf } from './answers.ts';
import { shownCode, tidyCode } from './code.ts';

it.each([
  ['booking.tooEarly', { bookedFor: 'b', from: 'f' }, { kind: 'early', bookedFor: 'b', from: 'f' }],
  ['booking.otherDay', { bookedFor: 'b' }, { kind: 'otherDay', bookedFor: 'b' }],
  ['booking.unknown', {}, { kind: 'unknown' }],
  ['booking.over', { status: 'checkedIn' }, { kind: 'taken' }],
  ['booking.over', { status: 'late' }, { kind: 'taken' }],
  ['booking.over', { status: 'cancelled' }, { kind: 'cancelled' }],
  ['booking.over', { status: 'missed' }, { kind: 'unknown' }],
  ['service.notAttended', {}, { kind: 'other' }],
])('%s %j', (code, facts, answer) => {
  expect(answerOf(refused(code, facts))).toEqual(answer);
});

it('has a question for whatever may be answered', () => {
  for (const code of [...REFUSAL_CODES, 'request.invalid']) {
    expect(isMessageKey(`kiosk.checkIn.${answerOf(refused(code)).kind}.ask`), code).toBe(true);
  }
});

it('shows a code in the groups in which it was given', () => {
  expect(shownCode(tidyCode('7k3q'))).toBe('7K3Q');
  expect(shownCode(tidyCode('7k3q-w'))).toBe('7K3Q-W');
  expect(shownCode(tidyCode('7k3q w2m9 x'))).toBe('7K3Q-W2M9');
});
