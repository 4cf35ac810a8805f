/** A paper roll at 203 dots per inch, in letters of font A (12 × 24 dots). */
export type Roll = {
  readonly width: '80mm' | '58mm';
  readonly dots: number;
  readonly columns: number;
  /** Most 58 mm printers have no knife: the paper is fed out to be torn. */
  readonly cutter: boolean;
};

const LETTER_DOTS = { wide: 12, tall: 24 } as const;

export function rollOf(width: Roll['width'], cutter = width === '80mm'): Roll {
  const dots = width === '80mm' ? 576 : 384;
  return { width, dots, columns: dots / LETTER_DOTS.wide, cutter };
}

/** How many times a letter can be enlarged so that `text` still fits on one line. ESC/POS goes up to 8. */
export function largestSize(text: string, roll: Roll): number {
  return Math.max(1, Math.min(8, Math.floor(roll.columns / text.length)));
}
