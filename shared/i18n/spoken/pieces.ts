import { type Language, sayIn } from '../languages.ts';
import { SPELLINGS } from './spellings.ts';

/** Something that is recorded by itself: under which name, and what is said. */
export type Piece = { readonly id: string; readonly text: string };
/** An announcement as it is joined: pieces, and a short rest where the sentence has a comma. */
export type Part = Piece | 'rest';

/** What is announced: a turn's number, and the label of the counter that calls it. */
export type Announced = { readonly number: string; readonly counterLabel: string };

const NUMBER = '<';
const COUNTER = '>';
/** Longer digits are said one by one. */
const LONGEST_NUMBER = 4;

/** What is said of a call, in parts: the words are those of the catalogue, whose order and commas each language has its own. */
export function announcementParts(language: Language, { number, counterLabel }: Announced): readonly Part[] {
  const codes: Readonly<Record<string, string>> = { [NUMBER]: number, [COUNTER]: counterLabel };
  return template(language).flatMap((step): readonly Part[] => {
    const code = codes[step];
    if (code !== undefined) return codePieces(language, code);
    return step === ',' ? ['rest'] : [wordPiece(step)];
  });
}

/** The same as one sentence, for a voice that speaks whole ones: `Número A cero quince, módulo cuatro`. */
export function spokenText(parts: readonly Part[]): string {
  return parts
    .map((part) => (part === 'rest' ? ',' : ` ${part.text}`))
    .join('')
    .trim();
}

/** A code in parts: its letters, its leading zeros, which are part of what is on the paper, and its number. */
export function codePieces(language: Language, code: string): readonly Piece[] {
  const { letters } = SPELLINGS[language];
  const parts = code.toUpperCase().match(/\d+|\p{L}/gu) ?? [];
  return parts.flatMap((part) => {
    if (/^\d/.test(part)) return digitPieces(language, part);
    return [{ id: `letra-${slug(part)}`, text: letters[part] ?? part }];
  });
}

/** Everything that has to be recorded for a language, once each, in the order in which one would read it aloud. */
export function everyPiece(language: Language): readonly Piece[] {
  const { letters } = SPELLINGS[language];
  const words = template(language).filter((step) => step !== NUMBER && step !== COUNTER && step !== ',');
  const numbers = [
    ...Array.from({ length: 100 }, (_, value) => value),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((count) => [100 * count, 100 * count + 1, 1_000 * count]),
  ];
  const all = [
    ...words.map(wordPiece),
    ...Object.keys(letters).flatMap((letter) => codePieces(language, letter)),
    ...numbers.flatMap((value) => numberPieces(language, value)),
  ];
  return [...new Map(all.map((piece) => [piece.id, piece])).values()];
}

function digitPieces(language: Language, digits: string): readonly Piece[] {
  const zeros = digits.match(/^0*(?=\d)/)?.[0].length ?? 0;
  const rest = digits.slice(zeros);
  const each = rest.length > LONGEST_NUMBER ? [...rest] : [rest];
  return [...Array.from({ length: zeros }, () => 0), ...each.map(Number)].flatMap((value) =>
    numberPieces(language, value),
  );
}

function numberPieces(language: Language, value: number): readonly Piece[] {
  const { belowHundred, hundreds, thousands } = SPELLINGS[language];
  const [thousand, hundred, rest] = [Math.floor(value / 1_000), Math.floor(value / 100) % 10, value % 100];
  const pieces: Piece[] = [];
  if (thousand > 0) pieces.push({ id: `millar-${thousand}`, text: thousands(thousand) });
  if (hundred > 0) {
    const text = hundreds(hundred, rest === 0);
    // *Cien* and *ciento* are two recordings; most hundreds are one.
    const differs = rest === 0 && text !== hundreds(hundred, false);
    pieces.push({ id: `centena-${hundred}${differs ? '-exacta' : ''}`, text });
  }
  if (rest > 0 || pieces.length === 0) pieces.push({ id: `numero-${rest}`, text: belowHundred(rest) });
  return pieces;
}

/** The sentence of the catalogue, taken apart: words, marks of the two codes, commas. */
function template(language: Language): readonly string[] {
  const sentence = sayIn(language)('speech.call', { number: NUMBER, counter: COUNTER });
  return sentence
    .split(/([<>,])/)
    .map((step) => step.trim())
    .filter((step) => step !== '');
}

function wordPiece(text: string): Piece {
  return { id: `palabra-${slug(text)}`, text };
}

/** A name for a file, whatever the system: `módulo` is `modulo`, `Ñ` is `enie`. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/ñ/g, 'enie')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, (others) => (/^\p{M}+$/u.test(others) ? '' : '-'))
    .replace(/^-|-$/g, '');
}
