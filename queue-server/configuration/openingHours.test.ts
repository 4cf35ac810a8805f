import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { expect, it } from 'vitest';
import { loadConfig, SEED_CONFIG } from './load.ts';
import { nextOpening } from './openingHours.ts';

const loaded = loadConfig(SEED_CONFIG);
const seed = must(loaded.ok ? loaded.value : null, 'the seed is good');
const ZONE = 'America/Santiago';
const EVERY_DAY = [
  { open: '09:00', close: '13:00' },
  { open: '15:00', close: '17:00' },
];
const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const config: BranchConfig = {
  ...seed,
  branch: { ...seed.branch, zone: ZONE },
  hours: {
    ...seed.hours,
    weekly: { ...Object.fromEntries(days.map((day) => [day, EVERY_DAY])), sat: [], sun: [] } as never,
    exceptions: [{ date: '2026-11-24', intervals: [{ open: '11:00', close: '12:00' }], reason: 'inventario' }],
    holidays: [{ date: '2026-12-08', name: 'Inmaculada Concepción' }],
  },
};
const at = (date: string, time: string): number => localTimeToInstant(date, time, ZONE);

it.each([
  ['before the first hour', '2026-11-20', '07:30', '2026-11-20', '09:00'],
  ['at noon, when it opens again the same day', '2026-11-20', '13:30', '2026-11-20', '15:00'],
  ['on a Friday evening', '2026-11-20', '17:30', '2026-11-23', '09:00'],
  ['before a day with other hours', '2026-11-23', '18:00', '2026-11-24', '11:00'],
  ['before a holiday', '2026-12-07', '18:00', '2026-12-09', '09:00'],
])('opens next %s', (_when, date, time, opensDate, opensTime) => {
  expect(nextOpening(config, at(date, time))).toBe(at(opensDate, opensTime));
});

it('says nothing of a branch without hours', () => {
  const weekly = { ...config.hours.weekly, mon: [], tue: [], wed: [], thu: [], fri: [] };
  const closed = { ...config, hours: { ...config.hours, weekly, exceptions: [] } };
  expect(nextOpening(closed, at('2026-11-20', '12:00'))).toBeNull();
});
