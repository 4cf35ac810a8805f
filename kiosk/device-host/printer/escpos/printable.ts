import { TICKET_PAGE } from './codePages.ts';

/** Signs that have a plain form which Unicode does not tell. */
const PLAIN: Readonly<Record<string, string>> = {
  '…': '...',
  '•': '·',
  '‹': '<',
  '›': '>',
  '′': "'",
  '″': '"',
  '⁄': '/',
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
 * Text in letters that the ticket's code page holds, one byte each. node-thermal-printer meets a letter outside the page
 * (a decomposed `a` + U+0301 among them) by changing page and never changing back, so such letters must not reach it:
 * here they are composed, put plainly, lose their mark, or become `?`. Control characters are dropped.
 */
export function printable(text: string): string {
  return Array.from(text.normalize('NFC'), plainLetter).join('');
}

function plainLetter(letter: string): string {
  if (inPage(letter) && letter !== '\u00a0') return letter;
  const plain = PLAIN[letter] ?? FAMILIES.find(([family]) => family.test(letter))?.[1];
  if (plain !== undefined) return plain;
  // Joined letters, wide and raised ones are the plain ones beneath them.
  const apart = letter.normalize('NFKC');
  if (apart !== letter) return Array.from(apart, plainLetter).join('');
  if (/^\p{C}$/u.test(letter)) return '';
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return bare !== letter && Array.from(bare).every(inPage) ? bare : '?';
}

function inPage(letter: string): boolean {
  return /^[\x20-\x7e]$/.test(letter) || TICKET_PAGE.letters.includes(letter);
}
