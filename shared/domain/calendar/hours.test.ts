import { expect, test } from 'vitest';
import type { BranchConfig } from '../branch/config.ts';
import { hoursOf } from './hours.ts';

const morning = [{ open: '08:30', close: '14:00' }];
const hours: BranchConfig['hours'] = {
  weekly: { mon: morning, tue: morning, wed: morning, thu: morning, fri: morning, sat: [], sun: [] },
  exceptions: [
    { date: '2026-09-17', intervals: [{ open: '08:30', close: '12:00' }], reason: 'víspera' },
    { date: '2026-12-25', intervals: [{ open: '10:00', close: '11:00' }], reason: 'emergencia' },
    { date: '2026-11-20', intervals: [], reason: 'fumigación' },
  ],
  holidays: [
    { date: '2026-09-18', name: 'Independencia Nacional' },
    { date: '2026-12-25', name: 'Navidad' },
  ],
  ticketCutoffMinutes: 10,
};

test('an ordinary day has its weekly hours', () => {
  expect(hoursOf(hours, '2026-11-19', 'thu')).toEqual(morning);
  expect(hoursOf(hours, '2026-11-21', 'sat')).toEqual([]);
});

test('a holiday closes a weekday', () => {
  expect(hoursOf(hours, '2026-09-18', 'fri')).toEqual([]);
});

test('an exception shortens a day, closes one, and opens even a holiday', () => {
  expect(hoursOf(hours, '2026-09-17', 'thu')).toEqual([{ open: '08:30', close: '12:00' }]);
  expect(hoursOf(hours, '2026-11-20', 'fri')).toEqual([]);
  expect(hoursOf(hours, '2026-12-25', 'fri')).toEqual([{ open: '10:00', close: '11:00' }]);
});
