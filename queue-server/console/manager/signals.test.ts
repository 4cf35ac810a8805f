import { expect, test } from 'vitest';
import { signalsOf } from './signals.ts';

const NOTHING = {
  staffHolds: 0,
  unconfirmedHolds: 0,
  briefFinishes: 0,
  touches: 0,
  undoneStarts: 0,
  endsBeforeLimit: 0,
  unannouncedCalls: 0,
};

test('what happens to anybody in a day is no signal', () => {
  const ana = { attendant: { id: 'a1', name: 'Ana' }, ...NOTHING, staffHolds: 2, unconfirmedHolds: 1, undoneStarts: 2 };
  expect(signalsOf([ana])).toEqual([]);
});

test('what is often is said in words, by whom', () => {
  const ana = { attendant: { id: 'a1', name: 'Ana' }, ...NOTHING, unconfirmedHolds: 12, endsBeforeLimit: 2 };
  expect(signalsOf([ana])).toEqual([
    {
      id: 'a1',
      name: 'Ana',
      sentences: ['12 pausas de la persona sin confirmar', '2 salidas de la fila justo antes del límite'],
    },
  ]);
});
