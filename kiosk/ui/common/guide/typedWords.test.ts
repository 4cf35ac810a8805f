import { sayIn } from '@turno25/shared/i18n/languages.ts';
import { expect, it } from 'vitest';
import { spelled, typedWords } from './typedWords.ts';

const say = sayIn('es-CL');

it.each([
  ['', '1', '1'],
  ['1', '1-2', '2'],
  ['1.234.567-8', '12.345.678-9', '9'],
  ['12.345.678-K', '1.234.567-8', 'Borrado: K'],
  ['hola', 'hola ', 'espacio'],
  ['hola ', 'hola ¿', '¿'.replace('¿', 'abre pregunta')],
  ['1', '', 'Borrado: 1'],
  ['', '12.345', '1, 2, 3, 4, 5'],
])('from %j to %j is heard as %j', (before, after, heard) => {
  expect(typedWords(before, after, true, say)).toBe(heard);
});

it('tells how much is written, and no digit, where others hear it', () => {
  expect(typedWords('1', '1-2', false, say)).toBe('2 escritos');
  expect(typedWords('12.345.678-5', '1.234.567-8', false, say)).toBe('8 escritos');
  expect(typedWords('1', '', false, say)).toBe('Nada escrito');
  expect(typedWords('1', '1', false, say)).toBeNull();
});

it('spells a number sign by sign', () => {
  expect(spelled('12.345.678-K', say)).toBe('1, 2, punto, 3, 4, 5, punto, 6, 7, 8, guion, K');
});
