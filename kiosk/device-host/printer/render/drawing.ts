/** What an ESC/POS job puts on paper, in dots from the top left. */
export type Mark =
  | {
      readonly type: 'letter';
      readonly letter: string;
      readonly x: number;
      /** Top of the letter's cell. */
      readonly y: number;
      readonly wide: number;
      readonly tall: number;
      readonly font: 'A' | 'B';
      readonly bold: boolean;
      readonly inverted: boolean;
      readonly underlined: boolean;
    }
  | { readonly type: 'qr'; readonly text: string; readonly x: number; readonly y: number; readonly moduleDots: number }
  | {
      readonly type: 'raster';
      readonly x: number;
      readonly y: number;
      readonly columns: number;
      readonly rows: number;
      readonly scale: { readonly x: number; readonly y: number };
      readonly bits: Uint8Array;
    }
  | { readonly type: 'cut'; readonly y: number };

export type Drawing = {
  readonly marks: readonly Mark[];
  readonly height: number;
  /** The paper as lines of text; a QR is `[QR …]` and a cut a line of hyphens. */
  readonly text: string;
  readonly cuts: number;
  /** Orders that the interpreter does not know, in hexadecimal: none may be left in a golden test. */
  readonly unknown: readonly string[];
  readonly qrs: readonly string[];
};

export const CELL = { A: { wide: 12, tall: 24 }, B: { wide: 9, tall: 17 } } as const;
