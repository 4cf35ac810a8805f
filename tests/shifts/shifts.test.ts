import { branchConfig } from '@turno25/shared/contracts/configuration/branchConfig.ts';
import type { Shift } from '@turno25/shared/domain/branch/shifts.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { expect, test } from 'vitest';
import { type ServedBranch, seedConfig, withServer } from '../support/branch.ts';

/** Nine in the morning of a Friday in Santiago. */
const NINE = Date.parse('2026-11-20T12:00:00Z');
const SHIFTS: readonly Shift[] = [
  { id: 's1', on: 'fri', from: '09:00', until: '10:00', counterId: 'm1', staffId: 'a1' },
  { id: 's2', on: 'fri', from: '09:00', until: '11:00', counterId: 'm2' },
  { id: 's3', on: 'fri', from: '09:30', until: '11:00', counterId: 'm3', staffId: 'a3' },
  { id: 's4', on: 'mon', from: '09:00', until: '11:00', counterId: 'm4' },
];

type World = ServedBranch & { readonly wait: (minutes: number) => void; readonly today: () => Promise<any> };

function withShifts(run: (world: World) => Promise<void>): Promise<void> {
  const clock = new VirtualClock(NINE);
  return withServer(
    (served) =>
      run({
        ...served,
        wait: (minutes) => clock.advance(minutes * MINUTE),
        today: async () => (await served.manager.call('GET', '/shifts/days/2026-11-20')).body,
      }),
    { clock, config: { ...seedConfig(), shifts: SHIFTS } },
  );
}

test('who is planned, who is missing, who sits elsewhere and who goes on; and the day as a team', () =>
  withShifts(async ({ attendants, wait, today, manager, host }) => {
    const [ana, eva] = [attendants[0]!, attendants[1]!];
    // Ana sits at another counter than hers; that counter's own shift is anybody's, and hers are not two.
    await ana.call('POST', '/counters/m2/open', {});
    wait(10);
    const early = await today();
    expect(early.now).toMatchObject({ planned: 2, open: 1, soon: 2 });
    expect(early.now.shifts).toMatchObject([
      { label: '1', name: 'Ejecutiva 1', state: 'elsewhere', at: '2' },
      { label: '2', name: null, state: 'missing' },
    ]);
    expect(early.share).toMatchObject({ numerator: 10 * MINUTE, denominator: 20 * MINUTE });
    await eva.call('POST', '/counters/m4/open', {});
    wait(55);
    const late = await today();
    expect(late.now.shifts).toMatchObject([
      { label: '2', state: 'kept' },
      { label: '3', name: 'Ejecutiva 3', state: 'missing' },
    ]);
    expect(late.now.over).toMatchObject([{ label: '4', name: 'Ejecutiva 2', until: null }]);
    expect(late.beyondMs).toBeGreaterThanOrEqual(55 * MINUTE);
    // Of the branch and of nobody beyond it.
    for (const client of [ana, host]) expect((await client.call('GET', '/shifts/days/2026-11-20')).status).toBe(403);
    expect((await manager.call('GET', '/shifts/days/2026-11-19')).status).toBe(404);
    const figures = await manager.call('GET', '/figures/daily/2026-11-20');
    expect(figures.text).not.toMatch(/shift|turnos|adherence/i);
  }));

test('a schedule that is published once the day has begun mends nothing of it', () =>
  withShifts(async ({ attendants, wait, today, admin }) => {
    await attendants[1]!.call('POST', '/counters/m4/open', {});
    wait(30);
    const before = await today();
    const { version, config } = (await admin.call('GET', '/settings')).body;
    const mended = [{ id: 'x', on: 'fri', from: '09:00', until: '11:00', counterId: 'm4', staffId: 'a2' }];
    expect((await admin.call('PUT', '/settings', { version, config: { ...config, shifts: mended } })).status).toBe(200);
    const after = await today();
    expect([after.planned, after.share]).toEqual([before.planned, before.share]);
    // Who is missing now is told by what is in force now.
    expect(after.now.shifts).toMatchObject([{ label: '4', name: 'Ejecutiva 2', state: 'kept' }]);
  }));

test('a date with shifts of its own has no others, and without a schedule nothing is said', () =>
  withServer(
    async ({ manager }) => {
      const view = (await manager.call('GET', '/shifts/days/2026-11-20')).body;
      expect(view).toMatchObject({ planned: 0, now: null, share: { denominator: 0 } });
    },
    { clock: new VirtualClock(NINE) },
  ));

test('settings take no shift of an unknown counter, that ends before it begins, or that crosses another', () => {
  const good = (shifts: readonly unknown[]): boolean => branchConfig.safeParse({ ...seedConfig(), shifts }).success;
  const [first] = SHIFTS;
  expect(good(SHIFTS)).toBe(true);
  expect(good([{ ...first, counterId: 'm99' }])).toBe(false);
  expect(good([{ ...first, until: '08:00' }])).toBe(false);
  expect(good([first, { ...first, id: 'other', counterId: 'm5' }])).toBe(false);
  expect(good([first, { ...first, id: 'other', staffId: 'a2' }])).toBe(false);
  expect(good([first, { ...first, id: 'other', on: '2026-11-20' }])).toBe(true);
});
