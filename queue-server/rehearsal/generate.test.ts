import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import { describe, expect, test } from 'vitest';
import { type DayRequest, generateDay, SIZES } from './generate.ts';
import { readTrace } from './trace.ts';

const request: DayRequest = { size: 'B', load: 0.92, branch: 0, day: 0, seed: 25 };

/** Expected work of a day's people over its counters' minutes net of lunch. */
function loadOf(trace: ReturnType<typeof generateDay>): number {
  const mean = (service: number): number => trace.day.services[service]?.mean ?? 0;
  const work = trace.tickets.map((ticket) =>
    ticket.noshow === 1
      ? trace.day.noshow_cost
      : mean(ticket.svc) + (ticket.xsvc === undefined ? 0 : mean(ticket.xsvc)),
  );
  return sumOf(work) / (trace.day.counters.length * 300);
}

describe('synthetic days', () => {
  test('the same request gives the same day, and another seed, branch or day another', () => {
    expect(generateDay(request)).toEqual(generateDay(request));
    for (const other of [{ seed: 26 }, { branch: 1 }, { day: 1 }, { load: 0.98 }] as const)
      expect(generateDay({ ...request, ...other }).tickets).not.toEqual(generateDay(request).tickets);
    expect(generateDay({ ...request, day: 5 }).day.counters).toEqual(generateDay(request).day.counters);
  });

  test.each(SIZES)('size %s carries the load that was asked for', (size) => {
    const loads = Array.from({ length: 80 }, (_, day) =>
      loadOf(generateDay({ ...request, size, branch: day % 12, day })),
    );
    expect(sumOf(loads) / loads.length).toBeCloseTo(0.92, 1);
    expect(Math.abs(sumOf(loads) / loads.length - 0.92)).toBeLessThan(0.03);
  });

  test('people come in order, within the hours, with the shares of the model', () => {
    const days = Array.from({ length: 40 }, (_, day) => generateDay({ ...request, size: 'A', day }));
    const tickets = days.flatMap((day) => day.tickets);
    for (const day of days)
      expect(day.tickets.every(({ id, t }, index) => id === index && t >= 0 && t <= 330)).toBe(true);
    for (const { tickets: ofDay } of days)
      expect(ofDay.map(({ t }) => t)).toEqual(ofDay.map(({ t }) => t).sort((a, b) => a - b));
    const share = (count: number): number => count / tickets.length;
    expect(share(tickets.filter((ticket) => ticket.pref === 1).length)).toBeCloseTo(0.15, 2);
    expect(share(tickets.filter((ticket) => ticket.noshow === 1).length)).toBeCloseTo(0.065, 2);
    expect(Math.max(...tickets.map((ticket) => ticket.dur))).toBeLessThanOrEqual(90);
  });

  test('a shock takes two counters away in the morning, one of two', () => {
    const away = SIZES.map((size) => generateDay({ ...request, size, load: 'shock' }).day.absences);
    expect(away.map((absences) => absences.length)).toEqual([2, 2, 2, 1]);
    for (const absence of away.flat()) expect(absence).toMatchObject({ from: 60, to: 180 });
  });

  test('one day in four is a pension day', () => {
    const pensions = (day: number): number => {
      const { tickets } = generateDay({ ...request, size: 'A', load: 1.05, day });
      return tickets.filter((ticket) => ticket.svc === 2).length / tickets.length;
    };
    expect(pensions(3)).toBeGreaterThan(1.4 * pensions(0));
    expect(pensions(7)).toBeGreaterThan(1.4 * pensions(4));
  });
});

describe('a synthetic day written as a trace', () => {
  test.each(SIZES)('is read back as it was: size %s', (size) => {
    const folder = mkdtempSync(join(tmpdir(), 'turno25-trace-'));
    try {
      const file = join(folder, 'day.jsonl');
      const made = generateDay({ size, load: 'shock', branch: 1, day: 3, seed: 9 });
      writeFileSync(file, [made.day, ...made.tickets].map((line) => JSON.stringify(line)).join('\n'));
      expect(readTrace(file)).toEqual({ ok: true, value: made });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
