import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { span, TestDay } from '../../../testing/testDay.ts';
import type { DomainEvent } from '../../ledger/events.ts';
import { sumOf } from '../numbers.ts';

const RUNS = { numRuns: 300, verbose: 1 } as const;
const LAST = span(400);

/** One visit's life, as far as the figures care; fast-check prints the seed and the smallest life that breaks a rule. */
const life = fc.record({
  at: fc.integer({ min: 0, max: span(300) }),
  toCall: fc.integer({ min: 0, max: span(60) }),
  toStart: fc.integer({ min: 0, max: span(5) }),
  toEnd: fc.integer({ min: 0, max: span(20) }),
  how: fc.constantFrom('finished', 'noShow', 'left', 'expired', 'waiting', 'attending', 'heldFirst', 'secondStage'),
  heldBy: fc.constantFrom('citizen' as const, 'staff' as const),
  service: fc.constantFrom('pension', 'housing', 'health'),
  preferential: fc.boolean(),
  excluded: fc.boolean(),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** The events of one visit, at a counter of its own so that visits are unrelated. */
function eventsOf(lived: Life, index: number): readonly DomainEvent[] {
  const day = new TestDay();
  const id = `v${index}`;
  const counter = `c${index}`;
  const call = lived.at + lived.toCall;
  const start = call + lived.toStart;
  const end = start + lived.toEnd;
  const cls = lived.preferential ? 'preferential' : 'general';
  day.issue(id, lived.at, { ordinal: index + 1, number: index + 1, serviceId: lived.service, class: cls });
  switch (lived.how) {
    case 'finished':
      day.call(id, call, counter).start(id, start, counter).finish(id, end, 'resolved', counter);
      break;
    case 'noShow':
      day.call(id, call, counter).noShow(id, start, counter);
      break;
    case 'left':
      day.add('visitLeft', call, { visitId: id });
      break;
    case 'expired':
      day.add('visitExpired', LAST, { visitId: id });
      break;
    case 'waiting':
      break;
    case 'attending':
      day.call(id, call, counter).start(id, start, counter);
      break;
    case 'heldFirst':
      day.call(id, call, counter).hold(id, start, lived.heldBy, counter).comeBack(id, end);
      day
        .call(id, end, counter)
        .start(id, end, counter)
        .finish(id, end + 1, 'partial', counter);
      break;
    case 'secondStage':
      day.call(id, call, counter).start(id, start, counter).transfer(id, end, 'housing', 2);
      day
        .call(id, end + 1, counter)
        .start(id, end + 2, counter)
        .finish(id, end + 3, 'referred', counter);
      break;
  }
  if (lived.excluded) day.exclude(id, LAST, 'contingency', `${index}/2026`);
  return day.events;
}

function figuresOf(events: readonly DomainEvent[]) {
  const day = new TestDay();
  day.events.push(...events);
  return day.figures({ now: day.origin + LAST });
}

const lives = fc.array(life, { maxLength: 25 });

describe('for any day', () => {
  test('the order in which unrelated visits reach the ledger changes no figure', () => {
    const shuffled = lives.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all.keys()], { minLength: all.length, maxLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([all, order]) => {
        const streams = all.map(eventsOf);
        const inOrder = streams.flat();
        const reordered = order.flatMap((index) => streams[index] ?? []);
        expect(JSON.stringify(figuresOf(reordered))).toBe(JSON.stringify(figuresOf(inOrder)));
      }),
      RUNS,
    );
  });

  test('what is within cannot exceed who was attended, and strict never flatters', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const { official, strict, lostPastLimit } = figuresOf(all.flatMap(eventsOf)).standard;
        expect(official.num).toBeLessThanOrEqual(official.den);
        expect(strict).toEqual({ num: official.num, den: official.den + lostPastLimit });
      }),
      RUNS,
    );
  });

  test('bands, services and classes each add up to who was attended', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const { standard, tickets } = figuresOf(all.flatMap(eventsOf));
        const attended = standard.official.den;
        expect(sumOf(Object.values(standard.bands))).toBe(attended);
        expect(sumOf(standard.byService.map((service) => service.official.den))).toBe(attended);
        expect(sumOf(Object.values(standard.byClass).map((group) => group.official.den))).toBe(attended);
        expect(sumOf(Object.values(tickets.ends).map((end) => end.attended))).toBe(attended);
        expect(standard.wait.n).toBe(attended);
      }),
      RUNS,
    );
  });

  test('every ticket is somewhere: in one end or in one exclusion', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const { standard, tickets } = figuresOf(all.flatMap(eventsOf));
        const ended = sumOf(Object.values(tickets.ends).map((end) => end.attended + end.notAttended));
        const excluded = sumOf(standard.exclusions.map((exclusion) => exclusion.visits));
        expect(ended + excluded).toBe(all.length);
        expect(tickets.issued).toBe(all.length);
      }),
      RUNS,
    );
  });

  test('figures hold whole numbers, texts and nulls only, so that every machine seals the same bytes', () => {
    fc.assert(
      fc.property(lives, (all) => {
        expectWhole(figuresOf(all.flatMap(eventsOf)));
      }),
      RUNS,
    );
  });
});

function expectWhole(value: unknown): void {
  if (value === null || typeof value === 'string') return;
  if (typeof value === 'object') {
    for (const part of Object.values(value)) expectWhole(part);
    return;
  }
  expect(Number.isSafeInteger(value), `${String(value)} is a whole number`).toBe(true);
}
