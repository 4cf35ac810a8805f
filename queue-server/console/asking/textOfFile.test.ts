import { expect, it } from 'vitest';
import { textOfFile } from './textOfFile.ts';

it('reads what a spreadsheet saved, in either code', () => {
  expect(textOfFile(new TextEncoder().encode('\uFEFFtrámite;fecha'))).toBe('trámite;fecha');
  expect(textOfFile(Uint8Array.from([0x74, 0x72, 0xe1, 0x6d, 0x69, 0x74, 0x65]))).toBe('trámite');
});

it('reads the UTF-16 of «Texto Unicode» by its mark, in either order of bytes', () => {
  const text = 'trámite\tfecha\r\nClaveÚnica\t20-11-2026';
  const units = [...`\uFEFF${text}`].map((sign) => sign.charCodeAt(0));
  const little = Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8]));
  const big = Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 0xff]));
  expect(textOfFile(little)).toBe(text);
  expect(textOfFile(big)).toBe(text);
});
