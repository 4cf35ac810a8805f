import { type LetterPage, TICKET_PAGE } from './codePages.ts';

/** Signs that have a plain form which Unicode does not tell. */
const PLAIN: Readonly<Record<string, string>> = {
  '…': '...',
  '•': '-',
  '‹': '<',
  '›': '>',
  '′': "'",
  '″': '"',
  '⁄': '/',
  '¿': '?',
  '¡': '!',
  '€': 'EUR',
  '·': '-',
  ŋ: 'ng',
  Ŋ: 'NG',
};

/** Whole families of signs that differ by width or by slant alone: spaces and line ends, dashes and the minus, quotes. */
const FAMILIES: readonly (readonly [family: RegExp, plain: string])[] = [
  [/^[\p{Zs}\p{Zl}\p{Zp}]$/u, ' '],
  [/^[\p{Pd}−]$/u, '-'],
  [/^[‘’‚‛]$/u, "'"],
  [/^[“”„‟]$/u, '"'],
];

/**
 * Text in letters that the printer's page holds, one byte each: others (a decomposed `a` + U+0301 among them) are composed,
 * put plainly, lose their mark, or become `?`. Control characters are dropped.
 */
export function printable(text: string, page: LetterPage = TICKET_PAGE): string {
  return Array.from(text.normalize('NFC'), (letter) => plainLetter(letter, page)).join('');
}

function plainLetter(letter: string, page: LetterPage): string {
  const inPage = (one: string): boolean => /^[\x20-\x7e]$/.test(one) || page.letters.includes(one);
  // Also those that a page of Windows has room for.
  if (/^\p{C}$/u.test(letter)) return '';
  if (inPage(letter) && letter !== '\u00a0') return letter;
  const plain = PLAIN[letter] ?? FAMILIES.find(([family]) => family.test(letter))?.[1];
  if (letter === '•' && inPage('·')) return '·';
  if (plain !== undefined) return plain;
  // Joined letters, wide and raised ones are the plain ones beneath them.
  const apart = letter.normalize('NFKC');
  if (apart !== letter) return Array.from(apart, (one) => plainLetter(one, page)).join('');
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return bare !== letter && Array.from(bare).every(inPage) ? bare : '?';
}
