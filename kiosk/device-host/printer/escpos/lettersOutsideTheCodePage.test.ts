import { expect, test } from 'vitest';
import { rollOf } from '../model/roll.ts';
import { renderJob } from '../render/renderJob.ts';
import { text } from './blocks.ts';
import { jobBytes } from './jobBytes.ts';
import { printable } from './printable.ts';

const ROLL = rollOf('80mm');
const printed = (words: string) => renderJob(jobBytes([text(words)], ROLL), ROLL.dots);

test('every Spanish letter is one byte of page 858', () => {
  const job = jobBytes([text('áéíóúñÑü¿¡')], ROLL);
  expect(job.toString('hex')).toContain('a082a1a2a3a4a581a8ad0a');
  expect(printed('áéíóúÁÉÍÓÚñÑüÜ¿¡').text).toContain('áéíóúÁÉÍÓÚñÑüÜ¿¡');
});

test('decomposed letters are composed, and the page does not change after them', () => {
  expect(printed('Nun\u0303oa, atencio\u0301n').text).toContain('Nuñoa, atención');
  expect(printed('a\u0301 después').unknown).toEqual([]);
});

test('letters that the page lacks become plain ones, and those after them stay right', () => {
  expect(printable('“Kreyòl” – ŋ … ā Ł 😀 漢')).toBe('"Kreyòl" - ng ... a ? ? ?');
  const paper = printed('ŋ 😀 después ñ');
  expect(paper.text).toContain('ng ? después ñ');
  expect(paper.unknown).toEqual([]);
});

test('control characters cannot carry an order to the printer', () => {
  expect(printable('A\u001bp\u0000\u001d\u0010B')).toBe('ApB');
});
