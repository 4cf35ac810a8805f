import { expect, it } from 'vitest';
import { machineNotice } from './machineNotice.ts';

const idle = { step: { at: 'idle' }, mode: 'both', alone: false, printer: 'ready' } as const;

it('is silent while all is well, and while only the roll grows short', () => {
  expect(machineNotice(idle)).toBeNull();
  expect(machineNotice({ ...idle, printer: 'paperLow' })).toBeNull();
  expect(machineNotice({ ...idle, printer: 'unknown' })).toBeNull();
  expect(machineNotice({ ...idle, printer: null })).toBeNull();
});

it('tells of paper before a ticket is taken, first of all', () => {
  expect(machineNotice({ ...idle, printer: 'paperOut', alone: true })).toBe('kiosk.machine.noPaper');
  expect(machineNotice({ ...idle, printer: 'coverOpen' })).toBe('kiosk.machine.noPrinter');
  expect(machineNotice({ ...idle, printer: 'offline' })).toBe('kiosk.machine.noPrinter');
});

it('tells that the machine is alone', () => {
  expect(machineNotice({ ...idle, alone: true })).toBe('kiosk.machine.alone');
});

it('bothers nobody who came for something else', () => {
  expect(machineNotice({ ...idle, mode: 'exit', printer: 'paperOut', alone: true })).toBeNull();
  expect(machineNotice({ ...idle, step: { at: 'oirs' }, printer: 'paperOut' })).toBeNull();
});
