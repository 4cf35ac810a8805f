import { delimiterOf, plainName } from '@turno25/shared/csv/cells.ts';
import { expect, test } from 'vitest';
import { BadCell, readDate, readHour, readRunCell, readYes } from './importCells.ts';

test.each([
  ['2026-11-20', '2026-11-20'],
  ['20-11-2026', '2026-11-20'],
  ['20/11/2026', '2026-11-20'],
  ['5.1.2026', '2026-01-05'],
])('the date %s', (cell, date) => expect(readDate(cell)).toBe(date));

test.each(['31-02-2026', '2026-13-01', '11/20/2026', 'mañana', ''])('no date: %s', (cell) => {
  expect(() => readDate(cell)).toThrow(BadCell);
});

test.each([
  ['9:30', '09:30'],
  ['09:30:00', '09:30'],
  ['9:45 a. m.', '09:45'],
  ['12:05 a.m.', '00:05'],
  ['1:30 p. m.', '13:30'],
  ['12:00 PM', '12:00'],
])('the hour %s', (cell, hour) => expect(readHour(cell)).toBe(hour));

test.each(['24:00', '13:00 p. m.', '9.30', '9', ''])('no hour: %s', (cell) => {
  expect(() => readHour(cell)).toThrow(BadCell);
});

test('yes and no in every way, and nothing else', () => {
  for (const cell of ['sí', 'Sí', 'SI', 'S', 'x', 'VERDADERO']) expect(readYes(cell), cell).toBe(true);
  for (const cell of ['', 'no', 'NO', 'N', 'Falso']) expect(readYes(cell), cell).toBe(false);
  expect(() => readYes('quizás')).toThrow('«quizás»');
});

test('a RUN with any dash; never one whose digit may be missing', () => {
  for (const dash of ['-', '\u2010', '\u2011', '\u2013', '\u2212'])
    expect(readRunCell(`11.111.111${dash}1`)).toBe('11111111-1');
  expect(readRunCell('11,111,111-1')).toBe('11111111-1');
  expect(() => readRunCell('12345674')).toThrow(BadCell);
  expect(() => readRunCell('1,11111E+08')).toThrow(BadCell);
});

test('names without hard spaces and signs of no width', () => {
  expect(plainName('Certificado\u00a0de  Afiliación\u200b')).toBe('certificado de afiliacion');
});

test('one delimiter for a file: the one it names, or that of its heading', () => {
  expect(delimiterOf('sep=;\r\na;b\n').delimiter).toBe(';');
  expect(delimiterOf('sep=;\r\na;b\n').rest).toBe('a;b\n');
  expect(delimiterOf('\ufefftramite;fecha;hora\nuno, dos y tres;x;y').delimiter).toBe(';');
  expect(delimiterOf('tramite\tfecha\thora').delimiter).toBe('\t');
  expect(delimiterOf('"a;b;c;d",fecha,hora').delimiter).toBe(',');
});
