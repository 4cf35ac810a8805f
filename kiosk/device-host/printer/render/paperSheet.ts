import { CELL, type Drawing, type Mark } from './drawing.ts';
import { qrModules } from './qrModules.ts';

type Letter = Extract<Mark, { type: 'letter' }>;
export type LetterStyle = Pick<Letter, 'wide' | 'tall' | 'font' | 'bold' | 'inverted' | 'underlined'>;

const DEFAULT_SPACING = 30;

/** The paper under the head: a line is gathered, then printed when the line ends, as a line printer does. */
export class PaperSheet {
  readonly #width: number;
  readonly #marks: Mark[] = [];
  readonly #lines: string[] = [];
  readonly #qrs: string[] = [];
  readonly #unknown: string[] = [];
  #line: Letter[] = [];
  #y = 0;
  #cuts = 0;
  /** Where the next letter goes, in dots from the left. */
  x = 0;
  align: 'left' | 'center' | 'right' = 'left';
  spacing = DEFAULT_SPACING;

  constructor(width: number) {
    this.#width = width;
  }

  letter(letter: string, style: LetterStyle): void {
    const cellWidth = CELL[style.font].wide * style.wide;
    if (this.x + cellWidth > this.#width) this.endLine();
    this.#line.push({ type: 'letter', letter, x: this.x, y: 0, ...style });
    this.x += cellWidth;
  }

  /** Prints what was gathered and feeds one line, or `feed` dots. */
  endLine(feed?: number): void {
    const line = this.#line;
    const tallest = line.reduce((most, mark) => Math.max(most, CELL[mark.font].tall * mark.tall), 0);
    const shift = this.#shift(
      line.reduce((most, mark) => Math.max(most, mark.x + CELL[mark.font].wide * mark.wide), 0),
    );
    for (const mark of line) {
      const y = this.#y + tallest - CELL[mark.font].tall * mark.tall;
      this.#marks.push({ ...mark, x: mark.x + shift, y });
    }
    if (line.length > 0 || feed === undefined)
      this.#lines.push(
        line
          .map((mark) => mark.letter)
          .join('')
          .trimEnd(),
      );
    this.#y += feed === undefined ? Math.max(this.spacing, tallest) : tallest + feed;
    this.#line = [];
    this.x = 0;
  }

  qr(text: string, moduleDots: number): void {
    this.#flush();
    const side = qrModules(text).length * moduleDots;
    this.#marks.push({ type: 'qr', text, x: this.#shift(side), y: this.#y, moduleDots });
    this.#lines.push(`[QR ${text}]`);
    this.#qrs.push(text);
    this.#y += side;
  }

  raster(columns: number, rows: number, scale: { x: number; y: number }, bits: Uint8Array): void {
    this.#flush();
    this.#marks.push({ type: 'raster', x: this.#shift(columns * scale.x), y: this.#y, columns, rows, scale, bits });
    this.#lines.push(`[image ${columns}x${rows}]`);
    this.#y += rows * scale.y;
  }

  cut(feed: number): void {
    this.#flush();
    this.#y += feed;
    this.#marks.push({ type: 'cut', y: this.#y });
    this.#lines.push('-'.repeat(8));
    this.#cuts += 1;
  }

  unknown(bytes: Uint8Array): void {
    this.#unknown.push(Buffer.from(bytes).toString('hex'));
  }

  resetSpacing(): void {
    this.spacing = DEFAULT_SPACING;
  }

  finish(): Drawing {
    this.#flush();
    return {
      marks: this.#marks,
      height: this.#y,
      text: this.#lines.join('\n'),
      cuts: this.#cuts,
      unknown: this.#unknown,
      qrs: this.#qrs,
    };
  }

  #flush(): void {
    if (this.#line.length > 0) this.endLine();
  }

  #shift(width: number): number {
    if (this.align === 'left') return 0;
    return Math.max(0, Math.floor((this.#width - width) / (this.align === 'center' ? 2 : 1)));
  }
}
