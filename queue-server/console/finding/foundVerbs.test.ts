import type { FoundTicket } from '@turno25/shared/contracts/foundTickets.ts';
import { expect, test } from 'vitest';
import { foundVerbs } from './foundVerbs.ts';

const waiting: FoundTicket = {
  id: 'v1',
  number: 'A-015',
  status: 'waiting',
  serviceId: 's',
  serviceName: 'Pensión',
  class: 'general',
  issuedAt: '2026-11-20T12:00:00.000Z',
  endedAt: null,
  counterLabel: null,
  given: [],
  attended: false,
  joins: false,
  exclusion: null,
};
const missed: FoundTicket = { ...waiting, status: 'noShow', endedAt: '2026-11-20T12:30:00.000Z' };

const attendant = { id: 'a1', role: 'attendant' } as const;
const host = { id: 'door', role: 'host' } as const;
const boss = { id: 'boss', role: 'manager' } as const;

test('only whose visit has ended gets another number', () => {
  expect(foundVerbs(waiting, attendant)).toEqual(['why']);
  expect(foundVerbs({ ...waiting, status: 'called' }, attendant)).toEqual(['left', 'why']);
  expect(foundVerbs(waiting, boss)).toEqual(['left', 'sendAway', 'exclude', 'why']);
  expect(foundVerbs(waiting, host)).toEqual(['sendAway', 'why']);
  expect(foundVerbs(missed, host)).toEqual(['again', 'why']);
  expect(foundVerbs(missed, attendant)).toEqual(['again', 'why']);
});

test('nobody who is being attended has left', () => {
  expect(foundVerbs({ ...waiting, status: 'attending' }, attendant)).toEqual(['why']);
});

test('only the manager asks for an exclusion, and whoever asked waits for a second person', () => {
  expect(foundVerbs(missed, boss)).toEqual(['again', 'exclude', 'why']);
  expect(foundVerbs({ ...missed, exclusion: { state: 'excluded', code: 'duplicate' } }, boss)).toEqual([
    'again',
    'why',
  ]);
  const exclusion = { state: 'asked', code: 'duplicate', by: 'boss' } as const;
  expect(foundVerbs({ ...missed, exclusion }, boss)).toEqual(['again', 'why']);
  expect(foundVerbs({ ...missed, exclusion: { ...exclusion, by: 'other' } }, boss)).toContain('exclude');
});
