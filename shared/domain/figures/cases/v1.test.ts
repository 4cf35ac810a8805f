import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, answeredInTime, type CaseEvent, caseRows, countCases, countCasesBy } from './v1.ts';

const DAY_MS = 86_400_000;
/** In these tests a date is UTC's. */
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const on = (date: string): number => Date.parse(`${date}T15:00:00Z`);
const ALL = { from: '2026-11-01', to: '2026-11-30', asOf: '2026-12-31', dateOf };

type Filing = Extract<CaseEvent, { type: 'oirsFiled' }>;

function filed(folio: string, date: string, more: Partial<Filing['payload']> = {}, by: Partial<Filing> = {}): Filing {
  const payload = { folio, kind: 'complaint', institutionId: 'ips', dueDate: '2026-11-10', term: 5, ...more };
  return { type: 'oirsFiled', at: on(date), actor: 'oirs1', device: null, payload, ...by };
}

function closed(folio: string, date: string, outcome: string, actor = 'oirs2'): CaseEvent {
  return { type: 'oirsClosed', at: on(date), actor, payload: { folio, outcome } };
}

describe('counts of cases', () => {
  it('are those that were worked out by hand', () => {
    const events: CaseEvent[] = [
      filed('1', '2026-11-03'),
      filed('2', '2026-11-03'),
      filed('3', '2026-11-03', { kind: 'query' }),
      filed('4', '2026-11-04', { kind: 'compliment', dueDate: null, term: null }),
      filed('5', '2026-11-04', {}, { device: 'kiosk-1', actor: 'kiosk-1' }),
      filed('6', '2026-11-04'),
      // On the last day of its term: in time.
      closed('1', '2026-11-10', 'answered'),
      closed('2', '2026-11-11', 'answered'),
      closed('3', '2026-11-05', 'referred'),
      closed('4', '2026-12-05', 'answered'),
      closed('6', '2026-11-20', 'withdrawn'),
    ];
    const rows = caseRows(events, ALL);
    const counts = countCases(rows);
    expect(counts).toEqual({
      received: 6,
      by: {
        answered: { inTime: 1, late: 1, noTerm: 1 },
        referred: { inTime: 1, late: 0, noTerm: 0 },
        withdrawn: { inTime: 0, late: 1, noTerm: 0 },
        open: { inTime: 0, late: 1, noTerm: 0 },
      },
      ownHand: 0,
      registeredLater: 0,
    });
    expect(answeredInTime(counts)).toEqual({ num: 1, den: 4 });
    expect(answered(counts)).toEqual({ num: 3, den: 6 });
    expect(countCasesBy(rows, 'term').map(({ key, counts: { received } }) => [key, received])).toEqual([
      ['5', 5],
      ['none', 1],
    ]);
  });

  it('of cases of before know how they came by who filed them, and not their term', () => {
    const old = filed('1', '2026-11-03', {}, { device: 'kiosk-1', actor: 'kiosk-1' });
    const { term: _term, ...payload } = old.payload;
    expect(caseRows([{ ...old, payload }], ALL)).toMatchObject([{ channel: 'kiosk', term: 'unknown' }]);
  });
});

describe('a better figure', () => {
  it('does not come of taking a late case back, nor of passing it on', () => {
    for (const outcome of ['answered', 'referred', 'withdrawn']) {
      const counts = countCases(caseRows([filed('1', '2026-11-03'), closed('1', '2026-11-11', outcome)], ALL));
      expect(answeredInTime(counts)).toEqual({ num: 0, den: 1 });
    }
  });

  it('does not come of easy cases that one makes oneself without their being seen', () => {
    const events = [filed('1', '2026-11-03'), closed('1', '2026-11-03', 'answered', 'oirs1')];
    expect(countCases(caseRows(events, ALL)).ownHand).toBe(1);
    // What a kiosk files is by nobody who could close it.
    const kiosk = filed('2', '2026-11-03', {}, { device: 'kiosk-1', actor: 'kiosk-1' });
    expect(countCases(caseRows([kiosk, closed('2', '2026-11-03', 'answered', 'kiosk-1')], ALL)).ownHand).toBe(0);
  });

  it('does not come of registering a letter late: it is told, late, and in no month that was counted', () => {
    const november = [filed('1', '2026-11-03'), closed('1', '2026-11-04', 'answered')];
    const letter = filed('2', '2026-12-02', { channel: 'letter', receivedOn: '2026-11-03' });
    expect(caseRows([...november, letter], ALL)).toEqual(caseRows(november, ALL));
    const december = countCases(caseRows([letter], { ...ALL, from: '2026-12-01', to: '2026-12-31' }));
    expect(december).toMatchObject({ received: 1, registeredLater: 1, by: { open: { late: 1 } } });
  });

  it('does not come of a second closing, nor of what happens after the date that is asked for', () => {
    const events = [
      filed('1', '2026-11-03'),
      closed('1', '2026-11-20', 'answered'),
      closed('1', '2026-11-04', 'answered'),
    ];
    expect(countCases(caseRows(events, ALL)).by.answered.late).toBe(1);
    expect(countCases(caseRows(events.slice(0, 2), { ...ALL, asOf: '2026-11-10' })).by.open.inTime).toBe(1);
    expect(countCases(caseRows(events.slice(0, 2), { ...ALL, asOf: '2026-11-11' })).by.open.late).toBe(1);
  });
});

it('stands every case in one cell, and groups add up to the whole', () => {
  const days = fc.integer({ min: 0, max: 40 });
  const kind = fc.constantFrom('complaint', 'query', 'compliment');
  const outcome = fc.constantFrom('answered', 'referred', 'withdrawn', null);
  const one = fc.record({ day: days, due: fc.option(days), end: days, kind, outcome });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), days, (cases, last) => {
      const date = (day: number): string => dateOf(on('2026-11-01') + day * DAY_MS);
      const events = cases.flatMap(({ day, due, end, kind: what, outcome: how }, index) => {
        const filing = filed(String(index), date(day), { kind: what, dueDate: due === null ? null : date(day + due) });
        return how === null ? [filing] : [filing, closed(String(index), date(day + end), how)];
      });
      const rows = caseRows(events, { ...ALL, asOf: date(last) });
      const { by, received } = countCases(rows);
      const cells = Object.values(by).flatMap((timings) => Object.values(timings));
      expect(cells.reduce((a, b) => a + b, 0)).toBe(received);
      for (const field of ['kind', 'term', 'registeredOn'] as const) {
        const groups = countCasesBy(rows, field);
        expect(groups.reduce((sum, { counts }) => sum + counts.received, 0)).toBe(received);
      }
    }),
  );
});
