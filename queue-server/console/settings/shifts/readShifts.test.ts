import { expect, test } from 'vitest';
import { readShifts } from './readShifts.ts';

let ids = 0;
const known = {
  counters: ['1', '2'].map((label) => ({ id: `m${label}`, label, serviceIds: [], quick: false })),
  staff: [
    { id: 'a1', login: 'elena', name: 'Elena Fuentes' },
    { id: 'a2', login: 'bruno', name: 'Bruno Aravena' },
    { id: 'a3', login: 'bruno2', name: 'Bruno Aravena' },
  ],
  newId: () => {
    ids += 1;
    return `id${ids}`;
  },
};

test('days by name and by date, counters by label, people by user and by name', () => {
  const { shifts, troubles } = readShifts(
    '\ufeffDía;Desde;Hasta;Módulo;Persona\r\nLunes;8:30;14:00;1;elena\r\nmiércoles;08:30;2:00 p. m.;Módulo 2;ELENA  FUENTES\r\n20/11/2026;9:00;13:00;2;\r\n;;;;\r\n',
    known,
  );
  expect(troubles).toEqual([]);
  expect(shifts.map(({ id: _id, ...shift }) => shift)).toEqual([
    { on: 'mon', from: '08:30', until: '14:00', counterId: 'm1', staffId: 'a1' },
    { on: 'wed', from: '08:30', until: '14:00', counterId: 'm2', staffId: 'a1' },
    { on: '2026-11-20', from: '09:00', until: '13:00', counterId: 'm2' },
  ]);
  expect(new Set(shifts.map(({ id }) => id)).size).toBe(3);
});

test('every line that is not understood is told with why, by its number in the file', () => {
  const text = [
    'dia,desde,hasta,modulo,persona',
    'lunez,8:30,14:00,1,elena',
    'lunes,8.30,14:00,1,elena',
    'lunes,14:00,8:30,1,elena',
    'lunes,8:30,14:00,9,elena',
    'lunes,8:30,14:00,1,nadie',
    'lunes,8:30,14:00,1,"Bruno Aravena"',
    'lunes,8:30,14:00,1,elena',
    'lunes,13:00,15:00,2,elena',
  ].join('\n');
  expect(readShifts(text, known).troubles.map(({ line, sentence }) => `${line} ${sentence.slice(0, 22)}`)).toEqual([
    '2 «lunez» no es un día. ',
    '3 En la columna desde se',
    '4 Va de 14:00 a 08:30: l',
    '5 No hay un módulo «9».',
    '6 No hay una persona «na',
    '7 Hay más de una persona',
    '9 Se cruza con la línea ',
  ]);
  expect(readShifts('fecha;hora\n', known).troubles).toHaveLength(1);
});
