import { expect, test } from 'vitest';
import { weekdayOf } from './businessDates.ts';
import { chileanHolidays, easterSunday, FIRST_HOLIDAY_YEAR, LAST_HOLIDAY_YEAR } from './holidays.ts';

const dates = (year: number, comuna: string | null = null) =>
  chileanHolidays(year, comuna).map(({ date }) => date.slice(5));

// Lists as the published calendars of Chile (and the `holidays` library) give them.
test('2026: 29 June and 12 October are Mondays already, and Fiestas Patrias has no extra day', () => {
  expect(dates(2026)).toEqual(
    '01-01 04-03 04-04 05-01 05-21 06-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25'.split(' '),
  );
});

test('2027: 28 June, 11 October and Friday 17 September', () => {
  expect(dates(2027)).toEqual(
    '01-01 03-26 03-27 05-01 05-21 06-21 06-28 07-16 08-15 09-17 09-18 09-19 10-11 10-31 11-01 12-08 12-25'.split(' '),
  );
});

test('2028: solstice on 20 June, 26 June, 9 October, and 31 October moves to Friday 27', () => {
  expect(dates(2028)).toEqual(
    '01-01 04-14 04-15 05-01 05-21 06-20 06-26 07-16 08-15 09-18 09-19 10-09 10-27 11-01 12-08 12-25'.split(' '),
  );
});

test('extra days: 2 January on a Monday, 17 September on a Monday, 20 September on a Friday', () => {
  expect(dates(2023)).toContain('01-02');
  expect(dates(2024)).not.toContain('01-02');
  expect(dates(2029)).toContain('09-17');
  expect(dates(2024)).toContain('09-20');
  expect(dates(2024)).not.toContain('09-17');
});

test('29 June and 12 October move from Friday to the Monday after, and 31 October from Wednesday to the Friday after', () => {
  expect(weekdayOf('2029-06-29')).toBe('fri');
  expect(dates(2029)).toEqual(expect.arrayContaining(['07-02', '10-15', '11-02']));
  expect(dates(2029)).not.toContain('10-31');
});

test('Arica y Parinacota has 7 June; Chillán and Chillán Viejo have 20 August; their neighbours have neither', () => {
  expect(dates(2026, '15101')).toContain('06-07');
  expect(dates(2026, '16101')).toContain('08-20');
  expect(dates(2026, '16103')).toContain('08-20');
  expect(dates(2026, '16102')).toEqual(dates(2026));
  expect(dates(2026, '13101')).toEqual(dates(2026));
});

test('Easter Sundays', () => {
  expect([2024, 2025, 2026, 2027, 2028, 2035, 2038].map(easterSunday)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2035-03-25',
    '2038-04-25',
  ]);
});

/**
 * Mean June solstice by Meeus's polynomial (Astronomical Algorithms, ch. 27), in Julian days of dynamical time; the
 * periodic terms and the difference to UTC that it leaves out stay below half an hour.
 */
function meanJuneSolstice(year: number): number {
  const y = (year - 2000) / 1000;
  return 2_451_716.56767 + 365_241.62603 * y + 0.00325 * y ** 2 + 0.00888 * y ** 3 - 0.0003 * y ** 4;
}

test('the solstice table agrees with the astronomy of every year but 2021, whose day the law itself named', () => {
  const halfHour = 1 / 48;
  for (let year = FIRST_HOLIDAY_YEAR + 1; year <= LAST_HOLIDAY_YEAR; year += 1) {
    const daysSinceJune20 = meanJuneSolstice(year) - 4 / 24 - (Date.UTC(year, 5, 20) / 86_400_000 + 2_440_587.5);
    const day = 20 + Math.floor(daysSinceJune20);
    const fraction = daysSinceJune20 - Math.floor(daysSinceJune20);
    expect(Math.min(fraction, 1 - fraction), `margin to midnight in ${year}`).toBeGreaterThan(halfHour);
    expect(dates(year), `${year}`).toContain(`06-${day}`);
  }
  expect(dates(2021)).toContain('06-21');
});

test('a year without a known solstice day is refused loudly', () => {
  expect(() => chileanHolidays(2041)).toThrow(RangeError);
  expect(() => chileanHolidays(2020)).toThrow(RangeError);
});
