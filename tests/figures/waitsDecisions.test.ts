import { expect, test } from 'vitest';
import { playedHistory } from '../support/playedHistory.ts';
import type { History } from '../support/waitHistories.ts';

type Line = readonly [at: string, type: string, visitId: string, more?: Readonly<Record<string, unknown>>];

/** What small days give that decide where the rules leave something open (docs/adr/0022). */
function played(lines: readonly Line[], settings: History['settings'] = { closesAt: '330:00' }) {
  const events = lines.map(([at, type, visitId, more]) => ({ at, type, visitId, ...more }));
  const given = events.map((event) => (event.type === 'ticketIssued' ? { serviceId: 'pension', ...event } : event));
  return playedHistory({ name: '', about: '', settings, events: given, expect: { visits: {}, day: {} } });
}

const attended = (id: string, start: string, end: string, more = {}): readonly Line[] => [
  [start, 'visitCalled', id],
  [start, 'attentionStarted', id],
  [end, 'attentionFinished', id, more],
];

test('an undo after the minimum undoes nothing', () => {
  const { visits } = played([
    ['0:00', 'ticketIssued', 'a'],
    ['10:00', 'visitCalled', 'a'],
    ['10:00', 'attentionStarted', 'a'],
    ['12:00', 'startUndone', 'a'],
    ['15:00', 'noShowRecorded', 'a'],
  ]);
  expect(visits.a).toMatchObject({ outcome: 'noShow', attended: true, official: '10:00', strict: '10:00' });
});

test('a long attention broken off by a hold that nobody confirmed takes out twice the usual time only', () => {
  const lines = (confirm: readonly Line[]): readonly Line[] => [
    ['0:00', 'ticketIssued', 'a'],
    ['10:00', 'visitCalled', 'a'],
    ['10:00', 'attentionStarted', 'a'],
    ['60:00', 'visitHeld', 'a', { by: 'citizen' }],
    ...confirm,
    ['65:00', 'visitReturned', 'a'],
    ...attended('a', '66:00', '70:00'),
  ];
  expect(played(lines([])).visits.a).toMatchObject({ official: '10:00', strict: '46:00' });
  expect(played(lines([['61:00', 'holdConfirmed', 'a', { how: 'phone' }]])).visits.a).toMatchObject({
    strict: '11:00',
  });
});

test('who leaves between two services waited for the second', () => {
  const { visits, day } = played([
    ['0:00', 'ticketIssued', 'a', { services: ['pension', 'certificate'] }],
    ...attended('a', '5:00', '10:00', { servicesGiven: ['pension'] }),
    ['40:00', 'visitLeft', 'a', { by: 'ownToken' }],
  ]);
  expect(visits['a.2']).toMatchObject({ outcome: 'left', strict: '30:00', in: ['strict'] });
  expect(day).toMatchObject({ official: [1, 1], strict: [1, 2] });
});

test('after a brief finish the next service keeps its waitsFrom, and a service given on the way takes no number', () => {
  const { visits } = played([
    ['0:00', 'ticketIssued', 'a', { services: ['pension', 'certificate', 'housing'] }],
    ...attended('a', '20:00', '20:05', { servicesGiven: ['pension', 'certificate'] }),
    ...attended('a', '30:00', '35:00', { servicesGiven: ['housing'] }),
  ]);
  expect(visits['a.2']).toMatchObject({ official: '30:00', strict: '30:00' });
});

test('a new ticket that an early closing sent away fails, also where the first was attended by a brief finish', () => {
  const { day } = played([
    ['0:00', 'ticketIssued', 'a', { person: 'p' }],
    ...attended('a', '1:00', '1:05'),
    ['2:00', 'ticketIssued', 'b', { person: 'p' }],
    ['5:00', 'dayClosed', ''],
  ]);
  expect(day).toMatchObject({ official: [1, 1], strict: [0, 1] });
});

test('a first over a shorter limit stays beside a new one that meets its own', () => {
  const { visits, day } = played(
    [
      ['0:00', 'ticketIssued', 'a', { serviceId: 'certificate' }],
      ['12:00', 'visitRemoved', 'a'],
      ['13:00', 'ticketIssued', 'b', { forVisit: 'a' }],
      ...attended('b', '18:00', '22:00'),
    ],
    { limitMs: { pension: 1_500_000, certificate: 600_000 } },
  );
  expect(visits.b).toMatchObject({ continues: 'a', strict: '18:00', within: ['official', 'strict'] });
  expect(day).toMatchObject({ official: [1, 1], strict: [1, 2] });
});

test('an exclusion of somebody attended does not hold, nor a contingency without its act', () => {
  const { visits, day } = played([
    ['0:00', 'ticketIssued', 'a'],
    ['1:00', 'visitExcluded', 'a', { code: 'testTicket' }],
    ...attended('a', '30:00', '35:00'),
    ['0:00', 'ticketIssued', 'b'],
    ['30:00', 'visitLeft', 'b'],
    ['31:00', 'visitExcluded', 'b', { code: 'contingency' }],
    ['32:00', 'visitExcluded', 'b', { code: 'duplicate' }],
  ]);
  expect([visits.a?.excluded, visits.b?.excluded]).toEqual([null, 'duplicate']);
  expect(day).toMatchObject({ strict: [0, 1], withoutExclusions: { strict: [0, 2] }, excluded: 1 });
});

test('a branch that still calls people after its hour is open for those who wait', () => {
  const { visits } = played([
    ['320:00', 'ticketIssued', 'a'],
    ['321:00', 'ticketIssued', 'b'],
    ...attended('a', '340:00', '345:00'),
    ['400:00', 'dayClosed', ''],
  ]);
  expect(visits.b).toMatchObject({ outcome: 'expired', strict: '19:00' });
});

test('an end that was taken back never was: the attention goes on, and so does the turn', () => {
  const { visits, day } = played([
    ['0:00', 'ticketIssued', 'a'],
    ['0:00', 'ticketIssued', 'b'],
    ...attended('a', '10:00', '10:20'),
    ['10:30', 'endUndone', 'a', { undoes: 'attentionFinished' }],
    ['16:00', 'attentionFinished', 'a'],
    ['20:00', 'visitCalled', 'b'],
    ['24:00', 'noShowRecorded', 'b'],
    ['24:08', 'endUndone', 'b', { undoes: 'noShowRecorded' }],
    ['24:10', 'attentionStarted', 'b'],
    ['30:00', 'attentionFinished', 'b'],
  ]);
  expect(visits.a).toMatchObject({ official: '10:00', strict: '10:00', brief: false });
  expect(visits.b).toMatchObject({ outcome: 'finished', attended: true, official: '24:10', strict: '24:10' });
  expect(day).toMatchObject({ official: [2, 2], strict: [2, 2], withoutBrief: { strict: [2, 2] } });
});
