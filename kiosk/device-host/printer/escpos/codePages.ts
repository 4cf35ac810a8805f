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

/** The page that tickets are written in: it holds every Spanish letter and is on every printer seen in the manuals. */
export const TICKET_PAGE = { number: 19, letters: PC858 } as const;

/** What a byte prints in a page. */
export function letterOf(byte: number, page: string): string {
  return byte < 0x80 ? String.fromCharCode(byte) : (page[byte - 0x80] ?? '?');
}
