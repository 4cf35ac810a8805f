import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import type { Roll } from '../model/roll.ts';
import type { Block } from './blocks.ts';
import { printable } from './printable.ts';
import { wrap } from './wrap.ts';

const RESET = [0x1b, 0x40];
/** Printers sold in Asia start in a two-byte mode in which every accented letter eats the next one. */
const ONE_BYTE_LETTERS = [0x1c, 0x2e];
const SMOOTH_LARGE_LETTERS = [0x1d, 0x62, 0x01];
const FEED_AND_CUT = [0x1d, 0x56, 0x42, 0x00];
const FEED_TO_TEAR = [0x1b, 0x64, 0x05];

/**
 * The bytes of one paper, built with node-thermal-printer 4.6.1 and with guards for what it was seen to do: its fallback
 * to other code pages (`printable`), its `setTextSize` with width and height exchanged (`GS !` is written here), its QR
 * whose length counts letters and not bytes (`asciiUrl`), its `println` that drops blank lines (every line is wrapped
 * here), and its `cut`, which resets the printer's page behind its own back. One object and one buffer per paper.
 */
export function jobBytes(blocks: readonly Block[], roll: Roll): Buffer {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    // Never opened: only the builder is used, and the type asks for an address.
    interface: 'tcp://127.0.0.1',
    width: roll.columns,
    characterSet: CharacterSet.PC858_EURO,
  });
  printer.setBuffer(Buffer.from([...RESET, ...ONE_BYTE_LETTERS]));
  printer.setCharacterSet(CharacterSet.PC858_EURO);
  raw(printer, SMOOTH_LARGE_LETTERS);
  for (const block of blocks) addBlock(printer, block, roll);
  raw(printer, roll.cutter ? FEED_AND_CUT : FEED_TO_TEAR);
  return Buffer.from(printer.getBuffer());
}

function addBlock(printer: ThermalPrinter, block: Block, roll: Roll): void {
  switch (block.type) {
    case 'text':
      addText(printer, block, roll);
      break;
    case 'pair':
      addPair(printer, block, roll);
      break;
    case 'rule':
      printer.println('─'.repeat(roll.columns));
      break;
    case 'space':
      raw(printer, [0x1b, 0x4a, block.dots]);
      break;
    case 'qr':
      printer.printQR(asciiUrl(block.url), { cellSize: block.moduleDots, correction: 'M', model: 2 });
  }
}

function addText(printer: ThermalPrinter, block: Extract<Block, { type: 'text' }>, roll: Roll): void {
  raw(printer, [0x1d, 0x21, ((block.wide - 1) << 4) | (block.tall - 1)]);
  if (block.bold) printer.bold(true);
  if (block.inverted) printer.invert(true);
  for (const line of wrap(printable(block.text), Math.floor(roll.columns / block.wide))) {
    printer.println(block.inverted ? ` ${line} ` : line);
  }
  if (block.inverted) printer.invert(false);
  if (block.bold) printer.bold(false);
  raw(printer, [0x1d, 0x21, 0x00]);
}

function addPair(printer: ThermalPrinter, block: Extract<Block, { type: 'pair' }>, roll: Roll): void {
  const right = printable(block.right);
  const left = printable(block.left).slice(0, roll.columns - right.length - 1);
  if (block.bold) printer.bold(true);
  printer.println(`${left.padEnd(roll.columns - right.length)}${right}`);
  if (block.bold) printer.bold(false);
}

/** The URL in ASCII: its host in Punycode and the rest percent-encoded. Throws for what is not a URL. */
function asciiUrl(url: string): string {
  return new URL(url).href;
}

function raw(printer: ThermalPrinter, bytes: readonly number[]): void {
  printer.add(Buffer.from(bytes));
}
