import { expect, test } from 'vitest';
import { entryOf, type PaperLine } from './paperLine.ts';

const LINE: PaperLine = {
  number: 3,
  code: '7K3Q-W2M9',
  end: 'resolved',
  serviceId: 'pgu',
  class: 'general',
  taken: '09:00',
  called: '09:20',
  started: '09:21',
  ended: '09:30',
};
const sent = (more: Partial<PaperLine>) => entryOf({ ...LINE, ...more }, '2026-11-20', 'America/Santiago');

test('a paper is sent with the hours of its day, and with no more of them than its end has', () => {
  expect(sent({})).toEqual({
    number: 3,
    code: '7K3Q-W2M9',
    given: {
      serviceId: 'pgu',
      class: 'general',
      takenAt: '2026-11-20T12:00:00.000Z',
      calledAt: '2026-11-20T12:20:00.000Z',
      startedAt: '2026-11-20T12:21:00.000Z',
      endedAt: '2026-11-20T12:30:00.000Z',
      outcome: 'resolved',
    },
  });
  expect(sent({ end: 'noShow' })).toMatchObject({ given: { calledAt: '2026-11-20T12:20:00.000Z', startedAt: null } });
  expect(sent({ end: 'left' })).toMatchObject({ given: { calledAt: null, startedAt: null } });
  expect(sent({ end: 'spoiled' })).toEqual({ number: 3 });
});
