/** Why a text of a branch's own may not stand on a kiosk. */
export type TextTrouble = 'empty' | 'tooLong' | 'letters' | 'longWord' | 'reserved';

/**
 * Letters of the languages that the kiosk speaks, digits and the marks of a sentence. Neither what a page could take for markup, nor
 * letters of other scripts that look like these, nor marks that pile up over a line, nor what turns or hides the letters beside it.
 */
const LETTERS = /^[\p{Script=Latin}0-9 .,;:¿?¡!()«»“”"'’%°ºª/+&–—-]*$/u;

/** A longer row of letters cannot be broken where a line ends, and stands over what is beside it. */
const LONGEST_WORD = 24;

/**
 * Of these the machine speaks itself, in words that the law and the person's privacy ask for: who has preferential attention, and
 * that no document is obligatory. A text of the branch that spoke of them could say the contrary beside it. Beginnings of words
 * in Spanish, English and Kreyòl, without accents.
 */
const RESERVED = [
  'preferen',
  'priorid',
  'prioriz',
  'priorit',
  'priyorit',
  'discapac',
  'disabilit',
  'disabled',
  'andikap',
  'obligator',
  'obligatw',
  'mandator',
  'compulsor',
  'identific',
  '20422',
] as const;
/** The same as whole words: within others they mean nothing. */
const RESERVED_WORDS =
  /^(runs?|ruts?|dni|cedulas?|carnes?|carnets?|documentos?|documents?|dokiman|pasaportes?|passports?|paspo|identidad|identity|idantite)$/;

/** What keeps a text of a branch's own from a kiosk's screen; null where nothing does. */
export function troubleOf(text: string, most: number): TextTrouble | null {
  if (text.trim() === '') return 'empty';
  if (text.length > most) return 'tooLong';
  if (!LETTERS.test(text.normalize('NFC'))) return 'letters';
  if (text.split(/[ /–—-]+/).some((word) => word.length > LONGEST_WORD)) return 'longWord';
  return speaksOfReserved(text) ? 'reserved' : null;
}

/** Also where letters stand apart, carry accents that are none of theirs, or are written as digits. */
function speaksOfReserved(text: string): boolean {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  // "R.U.N." is "run": letters that stand alone are one word.
  const joined = words
    .map((word) => (word.length === 1 ? word : ` ${word} `))
    .join('')
    .split(' ');
  const asLetters = (word: string): string => word.replace(/[01345]/g, (digit) => LOOKS_LIKE[digit] ?? digit);
  if ([...words, ...joined].some((word) => RESERVED_WORDS.test(word) || RESERVED_WORDS.test(asLetters(word))))
    return true;
  const whole = words.join('');
  return RESERVED.some((beginning) => whole.includes(beginning) || asLetters(whole).includes(beginning));
}

const LOOKS_LIKE: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's' };
