import { expect, it } from 'vitest';
import { filledReply, unknownPlaceholders } from './templates.ts';

it('is filled in once: what a person wrote as their name is a name', () => {
  const text = 'Hola, {nombre}. Su caso {folio} ({folio}) se responde así: {otro}';
  expect(filledReply(text, { folio: 'OIRS-1', nombre: '{folio} $& Pérez' })).toBe(
    'Hola, {folio} $& Pérez. Su caso OIRS-1 (OIRS-1) se responde así: {otro}',
  );
});

it('names what nobody knows how to fill in', () => {
  expect(unknownPlaceholders('{nombre}, {fecha} y {folio}; {}')).toEqual(['fecha', '']);
  expect(unknownPlaceholders('Sin nada abierto')).toEqual([]);
});
