import { expect, it } from 'vitest';
import { shownFolio, tidyFolio } from './folio.ts';

it.each([
  ['2026', '2026', '2026'],
  ['20260', '20260', '2026-0'],
  ['2026-0000123', '20260000123', '2026-0000123'],
  ['OIRS-IPS-SUCURSAL-12-2026-0000123', '20260000123', '2026-0000123'],
  ['2026 0000 1234', '20260000123', '2026-0000123'],
])('%j is %s, shown as %s', (typed, digits, shown) => {
  expect(tidyFolio(typed)).toBe(digits);
  expect(shownFolio(digits)).toBe(shown);
});
