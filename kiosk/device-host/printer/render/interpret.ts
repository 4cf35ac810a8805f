import { CODE_PAGES, letterOf } from '../escpos/codePages.ts';
import type { Drawing } from './drawing.ts';
import { type LetterStyle, PaperSheet } from './paperSheet.ts';

const PLAIN: LetterStyle = { wide: 1, tall: 1, font: 'A', bold: false, inverted: false, underlined: false };
const ALIGNMENTS = ['left', 'center', 'right'] as const;
const KNIFE_DISTANCE = 72;

/** Reads ESC/POS bytes as an Epson-like printer would, on paper `width` dots wide. */
export function interpret(job: Uint8Array, width: number): Drawing {
  return new Interpreter(job, width).run();
}

class Interpreter {
  readonly #job: Uint8Array;
  readonly #sheet: PaperSheet;
  #at = 0;
  #style = PLAIN;
  #page = 0;
  #qr = { moduleDots: 3, text: '' };

  constructor(job: Uint8Array, width: number) {
    this.#job = job;
    this.#sheet = new PaperSheet(width);
  }

  run(): Drawing {
    while (this.#at < this.#job.length) this.#step();
    return this.#sheet.finish();
  }

  #step(): void {
    const start = this.#at;
    const byte = this.#take();
    const known =
      byte === 0x1b
        ? this.#escape(this.#take())
        : byte === 0x1d
          ? this.#group(this.#take())
          : byte === 0x1c
            ? this.#take() === 0x2e
            : byte === 0x10
              ? this.#realTime(this.#take())
              : this.#plain(byte);
    if (!known) this.#sheet.unknown(this.#job.subarray(start, this.#at));
  }

  #plain(byte: number): boolean {
    if (byte === 0x0a) this.#sheet.endLine();
    else if (byte >= 0x20) this.#sheet.letter(letterOf(byte, CODE_PAGES.get(this.#page) ?? ''), this.#style);
    else return byte === 0x0d || byte === 0x00;
    return true;
  }

  #escape(order: number): boolean {
    switch (order) {
      case 0x40: // ESC @: everything as when switched on
        this.#style = PLAIN;
        this.#page = 0;
        this.#sheet.align = 'left';
        this.#sheet.resetSpacing();
        return true;
      case 0x74: // ESC t: code page
        this.#page = this.#take();
        return CODE_PAGES.has(this.#page);
      case 0x61: {
        // ESC a: alignment
        const align = ALIGNMENTS[this.#take() & 0x0f];
        this.#sheet.align = align ?? 'left';
        return align !== undefined;
      }
      case 0x45: // ESC E: bold
      case 0x47: // ESC G: double strike
        return this.#restyle({ bold: (this.#take() & 1) === 1 });
      case 0x2d: // ESC -: underline
        return this.#restyle({ underlined: this.#take() % 0x30 > 0 });
      case 0x4d: // ESC M: font
        return this.#restyle({ font: this.#take() % 0x30 === 1 ? 'B' : 'A' });
      case 0x21: // ESC !: everything of a letter at once
        return this.#printMode(this.#take());
      case 0x64: // ESC d: feed lines
        for (let lines = this.#take(); lines > 0; lines -= 1) this.#sheet.endLine();
        return true;
      case 0x4a: // ESC J: feed dots
        this.#sheet.endLine(this.#take());
        return true;
      case 0x32: // ESC 2: usual spacing
        this.#sheet.resetSpacing();
        return true;
      case 0x33: // ESC 3: spacing in dots
        this.#sheet.spacing = this.#take();
        return true;
      case 0x24: // ESC $: position from the left
        this.#sheet.x = this.#takeWord();
        return true;
      default:
        return false;
    }
  }

  #group(order: number): boolean {
    switch (order) {
      case 0x21: {
        // GS !: size of letters
        const size = this.#take();
        return this.#restyle({ wide: ((size >> 4) & 7) + 1, tall: (size & 7) + 1 });
      }
      case 0x42: // GS B: white on black
        return this.#restyle({ inverted: (this.#take() & 1) === 1 });
      case 0x62: // GS b: smoothing, which no dot of this drawing shows
        this.#take();
        return true;
      case 0x56: // GS V: cut
        return this.#cut(this.#take());
      case 0x72: // GS r: status, answered on the wire and not on paper
        this.#take();
        return true;
      case 0x28: // GS (: extended functions
        return this.#extended(this.#take());
      case 0x76: // GS v 0: image
        return this.#raster(this.#take());
      default:
        return false;
    }
  }

  /** DLE EOT n asks for status; nothing of it is printed. */
  #realTime(order: number): boolean {
    if (order !== 0x04) return false;
    this.#take();
    return true;
  }

  #printMode(mode: number): boolean {
    return this.#restyle({
      font: (mode & 0x01) !== 0 ? 'B' : 'A',
      bold: (mode & 0x08) !== 0,
      tall: (mode & 0x10) !== 0 ? 2 : 1,
      wide: (mode & 0x20) !== 0 ? 2 : 1,
      underlined: (mode & 0x80) !== 0,
    });
  }

  #cut(mode: number): boolean {
    const feeds = mode === 65 || mode === 66;
    if (!feeds && ![0, 1, 48, 49].includes(mode)) return false;
    this.#sheet.cut(feeds ? this.#take() + KNIFE_DISTANCE : 0);
    return true;
  }

  #extended(kind: number): boolean {
    const body = this.#takeMany(this.#takeWord());
    if (kind !== 0x6b || body[0] !== 0x31) return false;
    switch (body[1]) {
      case 0x41: // model
        return body[2] === 0x32;
      case 0x43:
        this.#qr.moduleDots = body[2] ?? 3;
        return true;
      case 0x45: // correction: the drawing is always of level M, so another level is not known
        return body[2] === 0x31;
      case 0x50:
        this.#qr.text = Buffer.from(body.subarray(3)).toString('latin1');
        return true;
      case 0x51:
        this.#sheet.qr(this.#qr.text, this.#qr.moduleDots);
        return true;
      default:
        return false;
    }
  }

  #raster(kind: number): boolean {
    if (kind !== 0x30) return false;
    const mode = this.#take() & 3;
    const bytes = this.#takeWord();
    const rows = this.#takeWord();
    const scale = { x: (mode & 1) + 1, y: (mode >> 1) + 1 };
    this.#sheet.raster(bytes * 8, rows, scale, this.#takeMany(bytes * rows));
    return true;
  }

  #restyle(change: Partial<LetterStyle>): true {
    this.#style = { ...this.#style, ...change };
    return true;
  }

  #take(): number {
    const byte = this.#job[this.#at] ?? 0;
    this.#at += 1;
    return byte;
  }

  #takeWord(): number {
    const low = this.#take();
    return low + this.#take() * 256;
  }

  #takeMany(length: number): Uint8Array {
    const bytes = this.#job.subarray(this.#at, this.#at + length);
    this.#at += length;
    return bytes;
  }
}
