import { describe, expect, test } from 'vitest';
import { rollOf } from '../model/roll.ts';
import { renderJob } from '../render/renderJob.ts';
import { letters, text } from './blocks.ts';
import { bytesIn, LETTER_TABLES, letterPage } from './codePages.ts';
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

test.each([
  ['co\u2011pago, co\u2010pago', 'co-pago, co-pago'],
  ['10\u2009000 20\u2007000 30\u3000000 40\u202f000 50\u00a0000', '10 000 20 000 30 000 40 000 50 000'],
  ['\u2212 5 \u2015 6 \u2013 7 \u2014 8', '- 5 - 6 - 7 - 8'],
  ['\u201auno\u2018 \u201edos\u201c \u2039tres\u203a', '\'uno\' "dos" <tres>'],
  ['uno\u2028dos\u2029tres', 'uno dos tres'],
  ['o\ufb01cina, a\ufb02uente, e\ufb03cacia', 'oficina, afluente, efficacia'],
  ['\uff21\uff11 \u2460 \u2075', 'A1 1 5'],
  ['1\u200b2\u200d3\ufeff4', '1234'],
])('what was pasted from a word processor prints in its plain form: %s', (pasted, plain) => {
  expect(printable(pasted)).toBe(plain);
  expect(printed(pasted).unknown).toEqual([]);
});

describe('the page of letters is a setting', () => {
  const SPANISH = 'áéíóú ÁÉÍÓÚ ñÑ üÜ ¿? ¡! — “Ñuñoa” • ŋ';

  test.each(LETTER_TABLES)('a paper in %s chooses it once and holds no letter outside it', (table) => {
    const page = letterPage(table);
    const job = jobBytes([text(SPANISH)], ROLL, page);
    expect(job.toString('hex').match(/1b74../g)).toEqual([`1b74${page.number.toString(16).padStart(2, '0')}`]);
    const { text: read, unknown } = renderJob(job, ROLL.dots);
    expect(unknown).toEqual([]);
    expect(read.split('\n')[0]).toBe(printable(SPANISH, page));
  });

  test('every Spanish letter is itself in the pages that have it, and its plain one in those that do not', () => {
    expect(['PC858', 'PC850', 'WPC1252'].map((table) => printable('Áé ñ¿¡ü', letterPage(table as 'PC858')))).toEqual([
      'Áé ñ¿¡ü',
      'Áé ñ¿¡ü',
      'Áé ñ¿¡ü',
    ]);
    expect(printable('Áé ñ¿¡ü', letterPage('PC437'))).toBe('Aé ñ¿¡ü');
    expect(printable('Áé ñ¿¡ü 5 €', letterPage('ASCII'))).toBe('Ae n?!u 5 EUR');
  });

  test('by the number that the maker gave it', () => {
    expect(jobBytes([text('ñ')], ROLL, letterPage('PC858', 13)).toString('hex')).toContain('1b740d');
  });

  test('a test page shows the letters in each page, the one in use first, and goes on in that one', () => {
    const page = letterPage('WPC1252');
    const job = jobBytes([letters('ñ é', 'en uso'), text('después ñ')], ROLL, page);
    const { text: read, unknown } = renderJob(job, ROLL.dots);
    expect(unknown).toEqual([]);
    expect(read.split('\n').filter((line) => !/^-*$/.test(line))).toEqual([
      'WPC1252 16 (en uso)',
      'ñ é',
      ...['PC858 19', 'PC850 2', 'PC437 0'].flatMap((name) => [name, 'ñ é']),
      'después ñ',
    ]);
  });

  test('on a printer that has another page at that number the sample shows it', () => {
    const wrong = Buffer.concat([
      Buffer.of(0x1b, 0x40, 0x1b, 0x74, 16),
      bytesIn(letterPage('PC858'), 'año'),
      Buffer.of(0x0a),
    ]);
    expect(renderJob(wrong, ROLL.dots).text).not.toContain('año');
  });
});
