import { expect, it } from 'vitest';
import { machineNotice } from './machineNotice.ts';

const idle = { step: { at: 'idle' }, mode: 'both', alone: false, printer: 'ready', numbers: [] } as const;

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

it('tells that its numbers are nearly gone, while only those are to be had', () => {
  const numbers = [
    { series: 'A', left: 31 },
    { series: 'B', left: 10 },
  ];
  expect(machineNotice({ ...idle, alone: true, numbers })).toBe('kiosk.machine.fewNumbers');
  expect(machineNotice({ ...idle, alone: true, numbers: numbers.slice(0, 1) })).toBe('kiosk.machine.alone');
  expect(machineNotice({ ...idle, numbers })).toBeNull();
});

it('is told first and last, and leaves the room between to the answers', () => {
  const confirm = { at: 'confirm', serviceId: 'birth', also: [] } as const;
  expect(machineNotice({ ...idle, step: confirm, printer: 'paperOut' })).toBe('kiosk.machine.noPaper');
  expect(machineNotice({ ...idle, step: { at: 'services' }, printer: 'paperOut' })).toBeNull();
});

it('bothers nobody who came for something else', () => {
  expect(machineNotice({ ...idle, mode: 'exit', printer: 'paperOut', alone: true })).toBeNull();
  expect(machineNotice({ ...idle, step: null, printer: 'paperOut' })).toBeNull();
});
