import { describe, expect, test } from 'vitest';
import { localDate, localTimeToInstant, startOfLocalDay, zoneOfComuna } from './zone.ts';

const SANTIAGO = 'America/Santiago';
const EASTER = 'Pacific/Easter';
const PUNTA_ARENAS = 'America/Punta_Arenas';
const COYHAIQUE = 'America/Coyhaique';
const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);

/** The Sundays on which the clocks change, and the instant of the change. */
const WINTER = [
  { sunday: '2026-04-05', saturday: '2026-04-04', change: at('2026-04-05T03:00:00Z') },
  { sunday: '2027-04-04', saturday: '2027-04-03', change: at('2027-04-04T03:00:00Z') },
];
const SUMMER = [
  { sunday: '2026-09-06', saturday: '2026-09-05', monday: '2026-09-07', change: at('2026-09-06T04:00:00Z') },
  { sunday: '2027-09-05', saturday: '2027-09-04', monday: '2027-09-06', change: at('2027-09-05T04:00:00Z') },
];

describe('April: the clocks go back', () => {
  test.each(WINTER)('Santiago lives 23:00–24:00 of $saturday twice, and the day has 25 hours', (night) => {
    // 02:59:59Z is 23:59:59 (−03); at 03:00Z the clock says 23:00 (−04) again; Sunday begins at 04:00Z.
    expect(localDate(night.change - 1000, SANTIAGO)).toBe(night.saturday);
    expect(localDate(night.change, SANTIAGO)).toBe(night.saturday);
    expect(localDate(night.change + HOUR - 1, SANTIAGO)).toBe(night.saturday);
    expect(localDate(night.change + HOUR, SANTIAGO)).toBe(night.sunday);
    expect(startOfLocalDay(night.sunday, SANTIAGO)).toBe(night.change + HOUR);
    expect(startOfLocalDay(night.sunday, SANTIAGO) - startOfLocalDay(night.saturday, SANTIAGO)).toBe(25 * HOUR);
    expect(localTimeToInstant(night.saturday, '23:30', SANTIAGO)).toBe(night.change - HOUR / 2);
  });

  test.each(WINTER)('Easter Island changes at the same instant: 22:00 becomes 21:00 of $saturday', (night) => {
    // −05 before the change and −06 after it: Sunday begins at 06:00Z.
    expect(localDate(night.change, EASTER)).toBe(night.saturday);
    expect(startOfLocalDay(night.sunday, EASTER)).toBe(night.change + 3 * HOUR);
    expect(startOfLocalDay(night.sunday, EASTER) - startOfLocalDay(night.saturday, EASTER)).toBe(25 * HOUR);
  });
});

describe('September: the clocks go forward', () => {
  test.each(SUMMER)('Santiago has no midnight on $sunday: the day begins at 01:00 and has 23 hours', (night) => {
    expect(localDate(night.change - 1, SANTIAGO)).toBe(night.saturday);
    expect(localDate(night.change, SANTIAGO)).toBe(night.sunday);
    expect(startOfLocalDay(night.sunday, SANTIAGO)).toBe(night.change);
    expect(localTimeToInstant(night.sunday, '01:00', SANTIAGO)).toBe(night.change);
    // 00:30 does not exist: half an hour after the last instant before it, on the clocks that followed.
    expect(localTimeToInstant(night.sunday, '00:30', SANTIAGO)).toBe(night.change + HOUR / 2);
    expect(startOfLocalDay(night.monday, SANTIAGO) - startOfLocalDay(night.sunday, SANTIAGO)).toBe(23 * HOUR);
  });

  test.each(SUMMER)('Easter Island keeps its midnight, since 22:00 of $saturday becomes 23:00', (night) => {
    // −06 before the change: 04:00Z is 22:00; −05 after it: Sunday begins at 05:00Z.
    expect(localDate(night.change, EASTER)).toBe(night.saturday);
    expect(startOfLocalDay(night.sunday, EASTER)).toBe(night.change + HOUR);
    expect(startOfLocalDay(night.sunday, EASTER) - startOfLocalDay(night.saturday, EASTER)).toBe(23 * HOUR);
  });
});

describe.each([PUNTA_ARENAS, COYHAIQUE])('%s does not change its clocks', (zone) => {
  test.each([...WINTER, ...SUMMER])('$sunday begins at 03:00Z and Saturday has 24 hours', (night) => {
    expect(startOfLocalDay(night.sunday, zone)).toBe(at(`${night.sunday}T03:00:00Z`));
    expect(startOfLocalDay(night.sunday, zone) - startOfLocalDay(night.saturday, zone)).toBe(24 * HOUR);
    expect(localDate(at(`${night.sunday}T02:59:59.999Z`), zone)).toBe(night.saturday);
  });
});

test('an opening hour on an ordinary day, in summer and in winter time', () => {
  expect(localTimeToInstant('2026-11-20', '08:30', SANTIAGO)).toBe(at('2026-11-20T11:30:00Z'));
  expect(localTimeToInstant('2026-07-15', '08:30', SANTIAGO)).toBe(at('2026-07-15T12:30:00Z'));
  expect(localTimeToInstant('2026-07-15', '08:30', PUNTA_ARENAS)).toBe(at('2026-07-15T11:30:00Z'));
});

test('the zone of a comuna follows its region, and Easter Island has its own', () => {
  expect(zoneOfComuna('12101')).toBe(PUNTA_ARENAS);
  expect(zoneOfComuna('11101')).toBe(COYHAIQUE);
  expect(zoneOfComuna('05201')).toBe(EASTER);
  expect(zoneOfComuna('05101')).toBe(SANTIAGO);
  expect(zoneOfComuna('01101')).toBe(SANTIAGO);
  expect(zoneOfComuna('13101')).toBe(SANTIAGO);
});

test('a CUT code that lost its leading zero is refused loudly', () => {
  expect(() => zoneOfComuna('5201')).toThrow("not a comuna's CUT code: 5201");
});
