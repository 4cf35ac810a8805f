import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DomainEvent, EventPayloads, EventType } from '../../ledger/events.ts';
import { availabilityOf, type MachineKind } from './availability.ts';
import { lengthOf, union } from './spans.ts';

const MINUTE = 60_000;
/** Minutes after the branch opens; it is open for a hundred of them. */
const OPENING = [{ from: 0, until: 100 * MINUTE }];

function at<T extends EventType>(minute: number, type: T, payload: EventPayloads[T]): DomainEvent {
  return { type, at: minute * MINUTE, businessDate: null, payload } as DomainEvent;
}
const begun = at(-60, 'serverBack', { awayFrom: -61 * MINUTE, how: 'started' });
const enrolled = (minute: number, deviceId = 'k1', kind = 'kiosk') => at(minute, 'deviceEnrolled', { deviceId, kind });
const back = (minute: number, part: 'link' | 'printer' = 'link', place: string | null = 'here', deviceId = 'k1') =>
  at(minute, 'deviceBack', { deviceId, part, place });
const lost = (minute: number, since = minute, part: 'link' | 'printer' = 'link', deviceId = 'k1') =>
  at(minute, 'deviceLost', { deviceId, part, since: since * MINUTE, why: 'silent' });
const restarted = (from: number, minute: number) =>
  at(minute, 'serverBack', { awayFrom: from * MINUTE, how: 'started' });

function minutes(events: readonly DomainEvent[], kind: MachineKind, now = 100): string | null {
  const found = availabilityOf(events, OPENING, now * MINUTE).kinds.find((one) => one.kind === kind);
  return found === undefined ? null : `${found.share.num / MINUTE}/${found.share.den / MINUTE}`;
}

test('worked by hand: lost at 40, back at 55; the loss counts from when it went and not from when it was noticed', () => {
  const events = [begun, enrolled(-50), back(-50), lost(41, 40), back(55)];
  expect(minutes(events, 'kiosk')).toBe('85/100');
  expect(minutes(events, 'server')).toBe('100/100');
  expect(minutes(events, 'kiosk', 50)).toBe('40/50');
});

test('what was never enrolled is not counted; what was enrolled and never connected never worked', () => {
  expect(minutes([begun], 'kiosk')).toBeNull();
  expect(minutes([begun, enrolled(20)], 'kiosk')).toBe('0/80');
});

test('revoking a broken kiosk takes none of its lost minutes away, and says when it was', () => {
  const events = [begun, enrolled(-50), back(-50), lost(10), at(60, 'deviceRevoked', { deviceId: 'k1' })];
  expect(minutes(events, 'kiosk')).toBe('10/60');
  expect(availabilityOf(events, OPENING, 100 * MINUTE).machines[1]?.revokedAt).toBe(60 * MINUTE);
  // Enrolled again under another name, it is another kiosk beside the first.
  expect(minutes([...events, enrolled(60, 'k2'), back(61, 'link', 'here', 'k2')], 'kiosk')).toBe('49/100');
});

test('a printer works only while its kiosk does, and counts from the first word of it', () => {
  const events = [begun, enrolled(-50), back(-50), back(20, 'printer', null), lost(50), back(60)];
  expect(minutes(events, 'printer')).toBe('70/80');
});

test('while the server is away nobody watched: what is not seen is not available', () => {
  const events = [begun, enrolled(-50), back(-50), restarted(30, 45)];
  expect(minutes(events, 'server')).toBe('85/100');
  expect(minutes(events, 'kiosk')).toBe('85/100');
  const kiosk = availabilityOf(events, OPENING, 100 * MINUTE).machines[1];
  expect(kiosk).toMatchObject({ unwatched: 15 * MINUTE, losses: 0 });
});

test('nothing is measured before the first start that was written down', () => {
  const [first, ...rest] = [restarted(-500, 25), enrolled(-50), back(26)];
  expect(
    minutes(
      [...rest, first].sort((a, b) => a.at - b.at),
      'kiosk',
    ),
  ).toBe('74/75');
  expect(minutes([enrolled(-50)], 'kiosk')).toBeNull();
});

test('from how many addresses a device spoke is stated', () => {
  const events = [begun, enrolled(-50), back(-50), back(30, 'link', 'elsewhere'), back(60, 'link', 'here')];
  expect(availabilityOf(events, OPENING, 100 * MINUTE).machines[1]).toMatchObject({ places: 2, losses: 0 });
});

const change = fc.record({
  minute: fc.integer({ min: -30, max: 110 }),
  what: fc.constantFrom('lost', 'back', 'revoked'),
  device: fc.constantFrom('k1', 'k2'),
});
const histories = fc
  .array(change, { maxLength: 20 })
  .map((changes) => [
    begun,
    enrolled(-50, 'k1'),
    enrolled(-50, 'k2', 'board'),
    ...changes
      .sort((a, b) => a.minute - b.minute)
      .map(({ minute, what, device }) =>
        what === 'lost'
          ? lost(minute, minute, 'link', device)
          : what === 'back'
            ? back(minute, 'link', 'here', device)
            : at(minute, 'deviceRevoked', { deviceId: device }),
      ),
  ]);

test('whatever happens, nothing is available for longer than it should be, kinds sum their machines, and a period its parts', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 99 }), (events, cut) => {
      const whole = availabilityOf(events, OPENING, 100 * MINUTE);
      for (const { share } of whole.machines) expect(0 <= share.num && share.num <= share.den).toBe(true);
      const parts = [
        availabilityOf(events, [{ from: 0, until: cut * MINUTE }], 100 * MINUTE),
        availabilityOf(events, [{ from: cut * MINUTE, until: 100 * MINUTE }], 100 * MINUTE),
      ];
      for (const { kind, share } of whole.kinds) {
        const own = whole.machines.filter((machine) => machine.kind === kind);
        expect(own.reduce((sum, one) => sum + one.share.den, 0)).toBe(share.den);
        const halves = parts.map(({ kinds }) => kinds.find((one) => one.kind === kind)?.share ?? { num: 0, den: 0 });
        expect(halves.reduce((sum, { num }) => sum + num, 0)).toBe(share.num);
        expect(halves.reduce((sum, { den }) => sum + den, 0)).toBe(share.den);
      }
    }),
    { seed: 25, numRuns: 300 },
  );
});

test('switching the server off never improves a figure, whoever was broken meanwhile', () => {
  fc.assert(
    fc.property(
      histories,
      fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 30 })),
      (events, off) => {
        const [from, minutesOff] = off;
        const away = restarted(from, from + minutesOff);
        // What changed meanwhile is heard of once the server is back.
        const seen = events
          .map((event) =>
            event.type.startsWith('device') && event.at > from * MINUTE && event.at < away.at
              ? { ...event, at: away.at }
              : event,
          )
          .map((event) =>
            event.type === 'deviceLost' ? { ...event, payload: { ...event.payload, since: event.at } } : event,
          );
        const before = availabilityOf(events, OPENING, 100 * MINUTE);
        const after = availabilityOf(
          [...seen, away].sort((a, b) => a.at - b.at),
          OPENING,
          100 * MINUTE,
        );
        for (const { share, kind, deviceId } of before.machines) {
          const other = after.machines.find((one) => one.kind === kind && one.deviceId === deviceId);
          if (other !== undefined && other.share.den === share.den)
            expect(other.share.num).toBeLessThanOrEqual(share.num);
        }
      },
    ),
    { seed: 25, numRuns: 300 },
  );
});

test('spans that overlap are counted once', () => {
  expect(
    lengthOf(
      union([
        { from: 0, until: 5 },
        { from: 3, until: 8 },
        { from: 8, until: 9 },
        { from: 4, until: 4 },
      ]),
    ),
  ).toBe(9);
});
