import { describe, expect, test } from 'vitest';
import { span, TestDay } from '../testing/testDay.ts';
import { localDate, startOfLocalDay } from './zone.ts';

const ZONES = ['America/Santiago', 'America/Punta_Arenas', 'America/Coyhaique', 'Pacific/Easter'];

/** The two nights of 2026 and of 2027 on which Chile's clocks change: April back, September forward. */
const CHANGES = ['2026-04-05T03:00:00Z', '2026-09-06T04:00:00Z', '2027-04-04T03:00:00Z', '2027-09-05T04:00:00Z'];

describe.each(ZONES)('%s', (zone) => {
  test.each(CHANGES)('a wait across the change of %s is the difference of its instants', (iso) => {
    const change = Date.parse(iso);
    const date = localDate(change - 1, zone);
    // Issued 12:30 minutes before the change and started 12:30 after it: 25 minutes, in, on whatever wall clock.
    const day = new TestDay(date, change).attended('in', -span(12, 30), span(25));
    day.attended('out', -span(12, 30), span(25, 0, 1));
    const { standard } = day.figures();
    expect(standard.wait).toMatchObject({ n: 2, p50Ms: span(25), maxMs: span(25, 0, 1) });
    expect(standard.official).toEqual({ num: 1, den: 2 });
  });

  test.each(CHANGES)('the business date around %s turns exactly at the start of its local day', (iso) => {
    const change = Date.parse(iso);
    const before = localDate(change - span(4 * 60), zone);
    const after = localDate(change + span(4 * 60), zone);
    const start = startOfLocalDay(after, zone);
    expect(localDate(start - 1, zone)).toBe(before);
    expect(localDate(start, zone)).toBe(after);
  });
});
