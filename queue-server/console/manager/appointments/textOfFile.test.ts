import { expect, it } from 'vitest';
import { textOfFile } from './textOfFile.ts';

it('reads what a spreadsheet saved, in either code', () => {
  expect(textOfFile(new TextEncoder().encode('\uFEFFtrámite;fecha'))).toBe('trámite;fecha');
  expect(textOfFile(Uint8Array.from([0x74, 0x72, 0xe1, 0x6d, 0x69, 0x74, 0x65]))).toBe('trámite');
});
