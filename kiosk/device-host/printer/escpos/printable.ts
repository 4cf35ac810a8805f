import { TICKET_PAGE } from './codePages.ts';

/** Typographic signs that the page lacks, in the nearest plain form. */
const PLAIN: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '•': '·',
  '\u00a0': ' ',
  '\u202f': ' ',
  ŋ: 'ng',
  Ŋ: 'NG',
};

/**
 * Text in letters that the ticket's code page holds, one byte each. node-thermal-printer meets a letter outside the page
 * (a decomposed `a` + U+0301 among them) by changing page and never changing back, so such letters must not reach it:
 * here they are composed, put plainly, lose their mark, or become `?`. Control characters are dropped.
 */
export function printable(text: string): string {
  return Array.from(text.normalize('NFC'), plainLetter).join('');
}

function plainLetter(letter: string): string {
  const plain = PLAIN[letter];
  if (plain !== undefined) return plain;
  if (inPage(letter)) return letter;
  if (/^\p{C}$/u.test(letter)) return '';
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return bare !== letter && Array.from(bare).every(inPage) ? bare : '?';
}

function inPage(letter: string): boolean {
  return /^[\x20-\x7e]$/.test(letter) || TICKET_PAGE.letters.includes(letter);
}
