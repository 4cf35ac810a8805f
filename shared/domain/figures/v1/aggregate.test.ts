import { describe, expect, test } from 'vitest';
import { span, TestDay } from '../../../testing/testDay.ts';
import { aggregateFigures } from './aggregate.ts';

const OPTIONS = { goalPercent: 90, smallestCell: 10 };

function twoDays() {
  const monday = new TestDay('2026-11-16').attended('a', 0, span(5)).attended('b', 0, span(30));
  monday.exclude('b', span(40), 'contingency', '9/2026').answer('s1', span(50), { visitId: 'a', global: 7 });
  const tuesday = new TestDay('2026-11-17').attended('a', 0, span(45)).attended('b', 0, span(25), { serviceId: 'x' });
  tuesday
    .attended('c', 0, span(1))
    .exclude('c', span(40), 'contingency', '7/2026')
    .answer('s1', span(50), { global: 2 });
  tuesday.add('counterOpened', 0, { counterId: '1', attendantId: 'z' }).close(span(60));
  return [monday.figures(), tuesday.figures()] as const;
}

describe('a period', () => {
  test('adds numerators and denominators; percentages are never averaged', () => {
    const sum = aggregateFigures(twoDays(), OPTIONS);
    if (!sum.ok) throw new Error(sum.error.code);
    const { standard, satisfaction, from, to, days } = sum.value;
    expect({ from, to, days }).toEqual({ from: '2026-11-16', to: '2026-11-17', days: 2 });
    // Monday 1 of 1, Tuesday 1 of 2: 2 of 3, not the mean of 100 % and 50 %
    expect(standard.official).toEqual({ num: 2, den: 3 });
    expect(standard.wait).toEqual({
      n: 3,
      sumMs: span(75),
      p50Ms: null,
      p90Ms: null,
      p99Ms: null,
      maxMs: span(45),
    });
    expect(standard.bands).toEqual({ upTo10: 1, upTo20: 0, upTo25: 1, upTo40: 0, over40: 1 });
    expect(standard.byService.map(({ serviceId, official }) => [serviceId, official])).toEqual([
      ['pension', { num: 1, den: 2 }],
      ['x', { num: 1, den: 1 }],
    ]);
    expect(standard.worstService).toBe('pension');
    expect(standard.exclusions[0]).toEqual({
      code: 'contingency',
      visits: 2,
      attended: 2,
      within: 1,
      acts: ['7/2026', '9/2026'],
    });
    expect(satisfaction.global).toEqual([0, 1, 0, 0, 0, 0, 1]);
  });

  test('one day is itself, but for what cannot be added', () => {
    const [monday] = twoDays();
    const sum = aggregateFigures([monday], OPTIONS);
    if (!sum.ok) throw new Error(sum.error.code);
    const { standard, tickets, service, resolution, satisfaction } = sum.value;
    expect({ tickets, resolution, satisfaction }).toEqual({
      tickets: monday.tickets,
      resolution: monday.resolution,
      satisfaction: monday.satisfaction,
    });
    expect(service.byCounter).toEqual(monday.service.byCounter);
    expect(standard.strict).toEqual(monday.standard.strict);
    expect(standard.wait.p50Ms).toBeNull();
  });

  test('is refused without days, over mixed formulas, and with a date twice', () => {
    const [monday, tuesday] = twoDays();
    expect(aggregateFigures([], OPTIONS)).toEqual({ ok: false, error: { code: 'figures.noDays' } });
    expect(aggregateFigures([monday, { ...tuesday, formulas: 2 }], OPTIONS)).toEqual({
      ok: false,
      error: { code: 'figures.mixedFormulas', versions: [1, 2] },
    });
    expect(aggregateFigures([monday, tuesday, monday], OPTIONS)).toEqual({
      ok: false,
      error: { code: 'figures.repeatedDate', date: '2026-11-16' },
    });
  });
});
