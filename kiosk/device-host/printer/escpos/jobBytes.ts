import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import type { Roll } from '../model/roll.ts';
import type { Block } from './blocks.ts';
import { bytesIn, type LetterPage, type LetterTable, letterPage, TICKET_PAGE } from './codePages.ts';
import { printable } from './printable.ts';
import { wrap } from './wrap.ts';

const RESET = [0x1b, 0x40];
/** Printers sold in Asia start in a two-byte mode in which every accented letter eats the next one. */
const ONE_BYTE_LETTERS = [0x1c, 0x2e];
const SMOOTH_LARGE_LETTERS = [0x1d, 0x62, 0x01];
const FEED_AND_CUT = [0x1d, 0x56, 0x42, 0x00];
const FEED_TO_TEAR = [0x1b, 0x64, 0x05];
/** What a test page shows beside the page in use. */
const SAMPLED: readonly LetterTable[] = ['PC858', 'PC850', 'WPC1252', 'PC437'];

/**
 * The bytes of one paper, built with node-thermal-printer 4.6.1 and with guards for what it was seen to do: its fallback
 * to other code pages, from which it never comes back (text is written here, in the printer's own page), its `setTextSize` with width and height exchanged (`GS !` is written here), its QR
 * whose length counts letters and not bytes (`asciiUrl`), its `println` that drops blank lines (every line is wrapped
 * here), and its `cut`, which resets the printer's page behind its own back. One object and one buffer per paper.
 */
export function jobBytes(blocks: readonly Block[], roll: Roll, page: LetterPage = TICKET_PAGE): Buffer {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    // Never opened: only the builder is used, and the type asks for an address.
    interface: 'tcp://127.0.0.1',
    width: roll.columns,
  });
  printer.setBuffer(Buffer.from([...RESET, ...ONE_BYTE_LETTERS, ...choose(page)]));
  raw(printer, SMOOTH_LARGE_LETTERS);
  for (const block of blocks) addBlock(printer, block, roll, page);
  raw(printer, roll.cutter ? FEED_AND_CUT : FEED_TO_TEAR);
  return Buffer.from(printer.getBuffer());
}

function choose({ number }: LetterPage): readonly number[] {
  return [0x1b, 0x74, number];
}

function addBlock(printer: ThermalPrinter, block: Block, roll: Roll, page: LetterPage): void {
  switch (block.type) {
    case 'text':
      addText(printer, block, roll, page);
      break;
    case 'pair':
      addPair(printer, block, roll, page);
      break;
    case 'letters':
      addLetters(printer, block, roll, page);
      break;
    case 'rule':
      line(printer, (page.letters.includes('─') ? '─' : '-').repeat(roll.columns), page);
      break;
    case 'space':
      raw(printer, [0x1b, 0x4a, block.dots]);
      break;
    case 'qr':
      printer.printQR(asciiUrl(block.url), { cellSize: block.moduleDots, correction: 'M', model: 2 });
  }
}

function addText(printer: ThermalPrinter, block: Extract<Block, { type: 'text' }>, roll: Roll, page: LetterPage): void {
  raw(printer, [0x1d, 0x21, ((block.wide - 1) << 4) | (block.tall - 1)]);
  if (block.bold) printer.bold(true);
  if (block.inverted) printer.invert(true);
  for (const words of wrap(printable(block.text, page), Math.floor(roll.columns / block.wide))) {
    line(printer, block.inverted ? ` ${words} ` : words, page);
  }
  if (block.inverted) printer.invert(false);
  if (block.bold) printer.bold(false);
  raw(printer, [0x1d, 0x21, 0x00]);
}

function addPair(printer: ThermalPrinter, block: Extract<Block, { type: 'pair' }>, roll: Roll, page: LetterPage): void {
  const right = printable(block.right, page);
  const left = printable(block.left, page).slice(0, roll.columns - right.length - 1);
  if (block.bold) printer.bold(true);
  line(printer, `${left.padEnd(roll.columns - right.length)}${right}`, page);
  if (block.bold) printer.bold(false);
}

/** The same letters in the page in use and in each of the usual ones, named in letters that every page has. */
function addLetters(
  printer: ThermalPrinter,
  { text, inUse }: Extract<Block, { type: 'letters' }>,
  roll: Roll,
  used: LetterPage,
): void {
  const others = SAMPLED.map((table) => letterPage(table)).filter(
    ({ table, number }) => table !== used.table || number !== used.number,
  );
  for (const page of [used, ...others]) {
    raw(printer, choose(page));
    line(printer, `${page.table} ${page.number}${page === used ? ` (${inUse})` : ''}`, page);
    for (const words of wrap(printable(text, page), roll.columns)) line(printer, words, page);
  }
  raw(printer, choose(used));
}

/** A line of letters of the page. */
function line(printer: ThermalPrinter, words: string, page: LetterPage): void {
  raw(printer, [...bytesIn(page, words), 0x0a]);
}

/** The URL in ASCII: its host in Punycode and the rest percent-encoded. Throws for what is not a URL. */
function asciiUrl(url: string): string {
  return new URL(url).href;
}

function raw(printer: ThermalPrinter, bytes: readonly number[]): void {
  printer.add(Buffer.from(bytes));
}
