import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { caseFacts } from '../../../shared/domain/figures/facts/cases.ts';
import { dayFacts } from '../../../shared/domain/figures/facts/facts.ts';
import { keyedTickets, returnedVisits } from '../../../shared/domain/figures/facts/returns.ts';
import type { AnyEvent } from '../../../shared/domain/figures/v1/events.ts';
import { MINUTE, SECOND } from '../../../shared/domain/ids.ts';
import { FIGURE_KEYS, type FigureKey, figureOf } from '../../../shared/figures/cube/figures.ts';
import { measureOf } from '../../../shared/figures/cube/fold.ts';

/** What is foretold of figures is another section's, and another test's. */
const [DOCUMENT = ''] = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8').split(
  '\n## Pronóstico',
);
const DATE = '2026-11-20';
const OPENING = Date.UTC(2026, 10, 20, 12);

/** What the document says of each figure: the text after its last colon. */
const TOLD = new Map(
  [...DOCUMENT.matchAll(/^- `(\w+)` .*: `([^`]+)`$/gm)].map(([, key = '', value = '']) => [key, value] as const),
);

const event = (minute: number, type: string, payload: object): AnyEvent => ({
  type,
  at: OPENING + minute * MINUTE,
  businessDate: DATE,
  payload,
});

let ordinal = 0;
const issued = (minute: number, visitId: string, serviceId: string, over: object = {}): AnyEvent => {
  ordinal += 1;
  return event(minute, 'ticketIssued', {
    visitId,
    series: 'A',
    number: ordinal,
    ordinal,
    serviceId,
    limitMs: 25 * MINUTE,
    class: 'general',
    channel: 'inPerson',
    bookedFor: null,
    estimatedTime: false,
    ...over,
  });
};
const SEATS = { c1: 'a1', c2: 'a2' } as const;
const at = (counterId: keyof typeof SEATS) => ({ counterId, attendantId: SEATS[counterId] });
const called = (minute: number, visitId: string, counterId: keyof typeof SEATS, mode = 'next') =>
  event(minute, 'visitCalled', { visitId, ...at(counterId), why: { mode } });
const started = (minute: number, visitId: string, counterId: keyof typeof SEATS) =>
  event(minute, 'attentionStarted', { visitId, ...at(counterId) });
const finished = (minute: number, visitId: string, counterId: keyof typeof SEATS, outcome: string) =>
  event(minute, 'attentionFinished', { visitId, ...at(counterId), outcome, servicesGiven: [] });
const answer = (minute: number, visitId: string | null, grades: readonly number[], resolved: string | null) =>
  event(minute, 'surveyAnswered', {
    visitId,
    counted: true,
    global: grades[0] ?? null,
    treatment: grades[1] ?? null,
    wait: grades[2] ?? null,
    resolved,
  });
const person = { personKeys: [{ epoch: 1, hmac: 'same' }] };

/** The day that the document tells, in the order of its minutes. */
const DAY: readonly AnyEvent[] = [
  event(0, 'dayOpened', { date: DATE, answersApart: true }),
  event(0, 'counterOpened', at('c1')),
  event(0, 'counterOpened', at('c2')),
  issued(0, 'v1', 'pension', person),
  issued(0, 'v2', 'pension', { class: 'preferential' }),
  event(1, 'outsideLineMarked', { people: 10 }),
  called(4, 'v1', 'c1'),
  started(5, 'v1', 'c1'),
  issued(5, 'v3', 'housing'),
  called(10, 'v2', 'c2', 'specific'),
  issued(10, 'v4', 'pension'),
  started(12, 'v2', 'c2'),
  finished(12.5, 'v2', 'c2', 'unresolved'),
  finished(15, 'v1', 'c1', 'resolved'),
  answer(16, 'v1', [7, 7, 6], 'yes'),
  answer(17, null, [1], null),
  issued(20, 'v5', 'pension'),
  event(20, 'resolvedAtDoor', { serviceId: 'pension', how: 'informed' }),
  event(25, 'resolvedAtDoor', { serviceId: 'pension', how: 'online' }),
  called(30, 'v5', 'c2'),
  event(30, 'outsideLineMarked', { people: 4 }),
  event(31, 'visitRecalled', { visitId: 'v5', ...at('c2') }),
  event(33, 'noShowRecorded', { visitId: 'v5', ...at('c2') }),
  called(33, 'v3', 'c1'),
  started(35, 'v3', 'c1'),
  event(40, 'visitLeft', { visitId: 'v4', by: 'other' }),
  event(40, 'counterPaused', at('c2')),
  finished(45, 'v3', 'c1', 'referred'),
  answer(46, 'v3', [4, 6, 2], 'no'),
  issued(50, 'v6', 'housing'),
  event(50, 'counterResumed', at('c2')),
  event(51, 'visitRemoved', { visitId: 'v6' }),
  event(52, 'visitExcluded', { visitId: 'v6', code: 'testTicket', act: null }),
  event(55, 'attendedWithoutTicket', { serviceId: 'pension', ...at('c2') }),
  issued(60, 'v7', 'pension', person),
  event(60, 'counterClosed', at('c2')),
  called(61, 'v7', 'c1'),
  started(62, 'v7', 'c1'),
  event(65, 'visitHeld', { visitId: 'v7', by: 'staff', ...at('c1') }),
  event(70, 'visitReturned', { visitId: 'v7' }),
  called(70, 'v7', 'c1'),
  started(71, 'v7', 'c1'),
  finished(80, 'v7', 'c1', 'resolved'),
  event(90, 'counterClosed', at('c1')),
  event(90, 'dayClosed', { date: DATE }),
];

const CASE = {
  registeredOn: DATE,
  kind: 'complaint',
  institutionId: 'ips',
  channel: 'desk',
  term: '10',
  ownHand: false,
  registeredLater: false,
} as const;
const CASES = caseFacts([
  { ...CASE, stand: 'answered', timing: 'inTime' },
  { ...CASE, stand: 'referred', timing: 'inTime' },
  { ...CASE, stand: 'open', timing: 'late' },
]);

const keyed = keyedTickets(DAY.map((one, seq) => ({ ...one, seq })));
const FACTS = dayFacts(2, DAY, DATE, null, {
  hourOf: (instant) => new Date(instant - 180 * MINUTE).getUTCHours(),
  institutionOf: (serviceId) => (serviceId === 'housing' ? 'minvu' : 'ips'),
  keyed: new Set(keyed.map(({ visitId }) => visitId)),
  returned: returnedVisits(keyed, [], DAY.length),
});

/** `49:00` in ms; a number without a colon as it is. */
function amountOf(text: string): number {
  const [minutes = '', seconds] = text.split(':');
  return seconds === undefined ? Number(text) : Number(minutes) * MINUTE + Number(seconds) * SECOND;
}

test('the document tells every figure and no other', () => {
  expect([...TOLD.keys()].sort()).toEqual([...FIGURE_KEYS].sort());
});

test.each(FIGURE_KEYS.map((key) => [key] as const))('%s is what the document works out by hand', (key: FigureKey) => {
  const figure = figureOf(key);
  const rows = figure.table === 'fact_case' ? CASES : FACTS[figure.table];
  const [first = '', second] = (TOLD.get(key) ?? '').split(figure.percentile === undefined ? '/' : ' de ');
  expect(measureOf(figure, rows)).toEqual({
    num: amountOf(first),
    den: second === undefined ? null : amountOf(second),
  });
});
