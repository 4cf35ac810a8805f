/** A ticket as a list of plain things to draw, before any printer's bytes. */
export type Block =
  | {
      readonly type: 'text';
      readonly text: string;
      /** Times the letter's width and height, 1 to 8. */
      readonly wide: number;
      readonly tall: number;
      readonly bold: boolean;
      /** White on black. */
      readonly inverted: boolean;
    }
  | { readonly type: 'pair'; readonly left: string; readonly right: string; readonly bold: boolean }
  /** Letters shown in each page that a printer may have; `inUse` marks the one that the paper is written in, in ASCII. */
  | { readonly type: 'letters'; readonly text: string; readonly inUse: string }
  | { readonly type: 'rule' }
  | { readonly type: 'space'; readonly dots: number }
  | { readonly type: 'qr'; readonly url: string; readonly moduleDots: number };

type TextStyle = Partial<Pick<Extract<Block, { type: 'text' }>, 'wide' | 'tall' | 'bold' | 'inverted'>>;

export function text(words: string, { wide = 1, tall = 1, bold = false, inverted = false }: TextStyle = {}): Block {
  return { type: 'text', text: words, wide, tall, bold, inverted };
}

export function pair(left: string, right: string, bold = false): Block {
  return { type: 'pair', left, right, bold };
}

export function letters(words: string, inUse: string): Block {
  return { type: 'letters', text: words, inUse };
}

export function rule(): Block {
  return { type: 'rule' };
}

export function space(dots: number): Block {
  return { type: 'space', dots };
}

export function qr(url: string, moduleDots: number): Block {
  return { type: 'qr', url, moduleDots };
}
