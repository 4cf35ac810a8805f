import { expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../languages.ts';
import { announcementParts, codePieces, everyPiece, spokenText } from './pieces.ts';
import { spokenCode } from './spanish.ts';

const said = (language: Language, number: string, counterLabel: string): string =>
  spokenText(announcementParts(language, { number, counterLabel }));

it.each([
  ['es-CL', 'A-015', '3', 'Número A cero quince, módulo tres'],
  ['es-CL', 'B-100', '4B', 'Número be cien, módulo cuatro be'],
  ['es-CL', 'Ñ-1131', '12', 'Número eñe mil ciento treinta y uno, módulo doce'],
  ['en', 'A-015', '3', 'Number ay zero fifteen, counter three'],
  ['en', 'C-742', '21', 'Number see seven hundred forty-two, counter twenty-one'],
  ['ht', 'A-015', '3', 'Nimewo a zewo kenz, gichè twa'],
  ['ht', 'A-021', '75', 'Nimewo a zewo venteyen, gichè swasannkenz'],
  ['ht', 'A-188', '91', 'Nimewo a san katreven uit, gichè katreven onz'],
  ['arn', 'A-345', '12', 'Número A küla pataka meli mari kechu, módulo mari epu'],
] as const)('in %s, %s at %s is said %s', (language, number, counter, sentence) => {
  expect(said(language, number, counter)).toBe(sentence);
});

it('says in Spanish every number as the rest of the product does', () => {
  for (let value = 0; value <= 12_000; value += value < 210 ? 1 : 67) {
    const code = `A-${String(value).padStart(3, '0')}`;
    const text = codePieces('es-CL', code)
      .map((piece) => piece.text)
      .join(' ');
    expect(text).toBe(spokenCode(code));
  }
});

it.each(LANGUAGES)('lists for %s everything that any announcement is made of, each under one name', (language) => {
  const every = everyPiece(language);
  const byId = new Map(every.map(({ id, text }) => [id, text]));
  expect(byId.size).toBe(every.length);
  expect(every.length).toBeLessThan(150);
  const letters = 'ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
  for (let value = 0; value <= 11_000; value += value < 210 ? 1 : 67) {
    const number = `${letters[value % letters.length]}-${String(value).padStart(3, '0')}`;
    for (const part of announcementParts(language, { number, counterLabel: String((value % 120) + 1) }))
      if (part !== 'rest') expect(byId.get(part.id)).toBe(part.text);
  }
});

it.each(LANGUAGES)('gives no two numbers below a hundred the same word in %s', (language) => {
  const words = Array.from({ length: 100 }, (_, value) => codePieces(language, String(value))[0]?.text);
  expect(new Set(words).size).toBe(100);
});
