import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adherenceOf, type PlannedShift } from './adherence.ts';

const MINUTE = 60_000;
const shift = (from: number, until: number, counterId: string, staffId: string | null = null): PlannedShift => ({
  from: from * MINUTE,
  until: until * MINUTE,
  counterId,
  staffId,
});
const at = (minute: number, type: string, counterId: string, attendantId?: string) => ({
  type,
  at: minute * MINUTE,
  payload: { counterId, ...(attendantId === undefined ? {} : { attendantId }) },
});
const opened = (minute: number, counterId: string, by: string) => at(minute, 'counterOpened', counterId, by);
const closed = (minute: number, counterId: string) => at(minute, 'counterClosed', counterId);

function minutes(shifts: readonly PlannedShift[], events: readonly { readonly type: string }[], now = 100): string {
  const { share, pausedMs, beyondMs } = adherenceOf(shifts, events, now * MINUTE);
  return `${share.num / MINUTE}/${share.den / MINUTE} paused ${pausedMs / MINUTE} beyond ${beyondMs / MINUTE}`;
}

test('worked by hand: ten minutes late, and a quarter of an hour longer than planned', () => {
  const events = [opened(10, 'm1', 'ana'), closed(75, 'm1')];
  expect(minutes([shift(0, 60, 'm1')], events)).toBe('50/60 paused 0 beyond 15');
  expect(minutes([shift(0, 60, 'm1')], events, 40)).toBe('30/40 paused 0 beyond 0');
});

test('what is planned for later does not count yet, and a day without a schedule has no share', () => {
  expect(minutes([shift(200, 300, 'm1')], [])).toBe('0/0 paused 0 beyond 0');
  expect(minutes([], [opened(0, 'm1', 'ana'), closed(50, 'm1')])).toBe('0/0 paused 0 beyond 50');
});

test('a pause belongs to the shift and is stated', () => {
  const events = [
    opened(0, 'm1', 'ana'),
    at(20, 'counterPaused', 'm1'),
    at(30, 'counterResumed', 'm1'),
    at(50, 'counterPaused', 'm1'),
    closed(60, 'm1'),
  ];
  expect(minutes([shift(0, 60, 'm1')], events)).toBe('60/60 paused 20 beyond 0');
});

test('a shift with a name is kept at whatever counter, and not by somebody else at its own', () => {
  expect(minutes([shift(0, 60, 'm1', 'ana')], [opened(0, 'm2', 'ana'), closed(60, 'm2')])).toBe(
    '60/60 paused 0 beyond 0',
  );
  expect(minutes([shift(0, 60, 'm1', 'ana')], [opened(0, 'm1', 'eva'), closed(60, 'm1')])).toBe(
    '0/60 paused 0 beyond 60',
  );
});

test('who goes home and leaves the counter open is away from when a manager freed it until they call again', () => {
  const events = [opened(0, 'm1', 'ana'), at(20, 'counterReleased', 'm1')];
  expect(minutes([shift(0, 60, 'm1')], events)).toBe('20/60 paused 0 beyond 0');
  expect(minutes([shift(0, 60, 'm1')], [...events, at(40, 'visitCalled', 'm1')], 60)).toBe('40/60 paused 0 beyond 0');
});

test('nobody makes two shifts good at once, and a longer day pays for no absence', () => {
  const both = [shift(0, 60, 'm1', 'ana'), shift(0, 60, 'm2')];
  // Ana sits where anybody might: her own shift is kept, and that of the other counter is not.
  expect(minutes(both, [opened(0, 'm2', 'ana'), closed(60, 'm2')])).toBe('60/120 paused 0 beyond 0');
  expect(minutes([shift(0, 60, 'm1')], [opened(60, 'm1', 'ana')])).toBe('0/60 paused 0 beyond 40');
});

test('however a day goes, no more is kept than was planned, and what is open is either planned or beyond', () => {
  const anyShift = fc.record({
    from: fc.integer({ min: 0, max: 90 }),
    length: fc.integer({ min: 1, max: 60 }),
    counter: fc.constantFrom('m1', 'm2'),
    staff: fc.constantFrom(null, 'ana', 'eva'),
  });
  const anyVerb = fc.record({
    minute: fc.integer({ min: 0, max: 99 }),
    type: fc.constantFrom('counterOpened', 'counterPaused', 'counterResumed', 'counterClosed'),
    counter: fc.constantFrom('m1', 'm2'),
    staff: fc.constantFrom('ana', 'eva'),
  });
  fc.assert(
    fc.property(fc.array(anyShift, { maxLength: 5 }), fc.array(anyVerb, { maxLength: 16 }), (shifts, verbs) => {
      const events = verbs
        .sort((a, b) => a.minute - b.minute)
        .map(({ minute, type, counter, staff }) => at(minute, type, counter, staff));
      const planned = shifts.map(({ from, length, counter, staff }) => shift(from, from + length, counter, staff));
      const { share, pausedMs, beyondMs } = adherenceOf(planned, events, 100 * MINUTE);
      expect(0 <= share.num && share.num <= share.den).toBe(true);
      expect(pausedMs).toBeLessThanOrEqual(share.num);
      expect(beyondMs).toBeGreaterThanOrEqual(0);
    }),
    { seed: 25, numRuns: 300 },
  );
});
