/** Letters 0x80–0xFF of the code pages that thermal printers share, by the number that `ESC t` takes. */
const BOX = '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀';

const PC437 = `ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»${BOX}αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0`;
const PC850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
/** 850 with the euro in place of the dotless i. */
const PC858 = PC850.replace('ı', '€');
const WPC1252 = `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${Array.from({ length: 96 }, (_, index) =>
  String.fromCharCode(0xa0 + index),
).join('')}`;

export const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [0, PC437],
  [2, PC850],
  [16, WPC1252],
  [19, PC858],
]);

/** The tables that a printer's letters may follow. `ASCII`: for one that has none of the others, letters without accents. */
export const LETTER_TABLES = ['PC858', 'PC850', 'WPC1252', 'PC437', 'ASCII'] as const;
export type LetterTable = (typeof LETTER_TABLES)[number];

/** A printer's page of letters: the number by which it is chosen (`ESC t`), and what it holds in 0x80–0xFF. */
export type LetterPage = { readonly table: LetterTable; readonly number: number; readonly letters: string };

const LETTERS: Readonly<Record<LetterTable, string>> = { PC858, PC850, WPC1252, PC437, ASCII: '' };
/** As Epson numbers them, and most others; what differs from maker to maker is a kiosk's setting. */
const USUAL_NUMBERS: Readonly<Record<LetterTable, number>> = { PC858: 19, PC850: 2, WPC1252: 16, PC437: 0, ASCII: 0 };

export function letterPage(table: LetterTable, number: number = USUAL_NUMBERS[table]): LetterPage {
  return { table, number, letters: LETTERS[table] };
}

/** The page that tickets are written in unless a kiosk says otherwise: it holds every Spanish letter. */
export const TICKET_PAGE = letterPage('PC858');

/** The bytes of a text whose letters are all of the page. */
export function bytesIn({ letters }: LetterPage, text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x80 ? code : 0x80 + letters.indexOf(letter);
    }),
  );
}

/** What a byte prints in a page. */
export function letterOf(byte: number, page: string): string {
  return byte < 0x80 ? String.fromCharCode(byte) : (page[byte - 0x80] ?? '?');
}
