import { describe, expect, it } from 'vitest';
import { spokenCode, spokenNumber } from './spanish.ts';

describe('spokenNumber', () => {
  it.each([
    [0, 'cero'],
    [7, 'siete'],
    [15, 'quince'],
    [16, 'dieciséis'],
    [22, 'veintidós'],
    [30, 'treinta'],
    [31, 'treinta y uno'],
    [99, 'noventa y nueve'],
    [100, 'cien'],
    [101, 'ciento uno'],
    [115, 'ciento quince'],
    [500, 'quinientos'],
    [742, 'setecientos cuarenta y dos'],
    [999, 'novecientos noventa y nueve'],
    [1000, 'mil'],
    [1001, 'mil uno'],
    [2026, 'dos mil veintiséis'],
    [9999, 'nueve mil novecientos noventa y nueve'],
  ])('spells %i', (value, spoken) => {
    expect(spokenNumber(value)).toBe(spoken);
  });

  it('gives every number from 0 to 9999 a spelling of its own', () => {
    const spellings = Array.from({ length: 10_000 }, (_, value) => spokenNumber(value));
    expect(new Set(spellings).size).toBe(10_000);
    expect(spellings.every((spelling) => /^[a-zéóú]+( [a-zéóú]+)*$/.test(spelling))).toBe(true);
  });

  it.each([-1, 10_000, 1.5, Number.NaN])('refuses %d', (value) => {
    expect(() => spokenNumber(value)).toThrow(RangeError);
  });
});

describe('spokenCode', () => {
  it.each([
    ['A-015', 'A cero quince'],
    ['A-005', 'A cero cero cinco'],
    ['A-000', 'A cero cero cero'],
    ['B-115', 'be ciento quince'],
    ['PA-1000', 'pe A mil'],
    ['4', 'cuatro'],
    ['12', 'doce'],
    ['4b', 'cuatro be'],
    ['Ñ-012', 'eñe cero doce'],
    ['A-12345', 'A uno dos tres cuatro cinco'],
  ])('says %s', (code, spoken) => {
    expect(spokenCode(code)).toBe(spoken);
  });
});
