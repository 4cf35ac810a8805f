import { LANGUAGES, sayIn } from '@turno25/shared/i18n/languages.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jobBytes } from '../escpos/jobBytes.ts';
import { rollOf } from '../model/roll.ts';
import { CELL } from '../render/drawing.ts';
import { interpret } from '../render/interpret.ts';
import {
  BARE_TICKET,
  BOOKED_TICKET,
  LONG_TICKET,
  OFFLINE_TICKET,
  OIRS,
  PRACTICE_TICKET,
  SLIP,
  TEST_PAGE,
  TICKET,
} from '../testing/papers.ts';
import { languageOf, layout } from './layout.ts';

describe.each(['80mm', '58mm'] as const)('%s', (width) => {
  const roll = rollOf(width);
  test.each(
    Object.entries({
      TICKET,
      LONG_TICKET,
      OFFLINE_TICKET,
      BARE_TICKET,
      BOOKED_TICKET,
      PRACTICE_TICKET,
      OIRS,
      TEST_PAGE,
      SLIP,
    }),
  )('%s', (_name, paper) => {
    const drawing = interpret(jobBytes(layout(paper, roll, say), roll), roll.dots);
    expect(drawing.unknown).toEqual([]);
    expect(drawing.text).toMatchSnapshot();
    for (const mark of drawing.marks) {
      if (mark.type === 'letter') expect(mark.x + CELL[mark.font].wide * mark.wide).toBeLessThanOrEqual(roll.dots);
    }
  });

  test.each(LANGUAGES)('the papers speak %s', (language) => {
    const text = [LONG_TICKET, OIRS].map((paper) => {
      const own = { ...paper, language };
      const drawing = interpret(jobBytes(layout(own, roll, sayIn(languageOf(own))), roll), roll.dots);
      // No letter of the language was lost on the way to the printer's code page.
      expect(drawing.text).not.toContain('?');
      return drawing.text;
    });
    expect(text).toMatchSnapshot();
  });

  test('no words of any service or branch break the paper', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }),
        fc.integer({ min: 1, max: 999_999 }),
        (service, branch, number) => {
          const paper = { ...TICKET, service, branch, number: `A-${String(number).padStart(3, '0')}` };
          const drawing = interpret(jobBytes(layout(paper, roll, say), roll), roll.dots);
          expect(drawing.unknown).toEqual([]);
          expect(drawing.text).toContain(paper.number);
          expect(drawing.qrs).toEqual([TICKET.qr?.url]);
        },
      ),
    );
  });
});

test('the number is on one line at the largest size that the roll takes', () => {
  const sizeOf = (width: '80mm' | '58mm', number: string) => {
    const roll = rollOf(width);
    const blocks = layout({ ...TICKET, number }, roll, say);
    return blocks.find((block) => block.type === 'text' && block.text === number);
  };
  expect(sizeOf('80mm', 'A-015')).toMatchObject({ wide: 8, tall: 8 });
  expect(sizeOf('58mm', 'A-015')).toMatchObject({ wide: 6, tall: 6 });
  expect(sizeOf('58mm', 'AB-1000')).toMatchObject({ wide: 4, tall: 4 });
});

test('only a copy says that it is one', () => {
  const roll = rollOf('80mm');
  const words = (copy: boolean) => interpret(jobBytes(layout({ ...TICKET, copy }, roll, say), roll), roll.dots).text;
  expect(words(true)).toContain('COPIA');
  expect(words(false)).not.toContain('COPIA');
});

test('a paper in a language without texts speaks Spanish', () => {
  expect(languageOf({ ...TICKET, language: 'pt' })).toBe('es-CL');
  expect(languageOf({ ...TICKET, language: 'ht' })).toBe('ht');
});

test('a slip says that it is no ticket, and bears nothing that somebody could wait with', () => {
  for (const width of ['80mm', '58mm'] as const) {
    const roll = rollOf(width);
    const drawing = interpret(jobBytes(layout(SLIP, roll, say), roll), roll.dots);
    expect(drawing.text.replaceAll(/\s+/g, ' ')).toContain('No es un turno');
    expect(drawing.qrs).toEqual([]);
    expect(drawing.text).not.toMatch(/[A-Z]{1,3}-\d{3}/);
  }
});
