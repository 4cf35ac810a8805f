import { readFileSync } from 'node:fs';
import type { Fonts } from './render.ts';

let read: Fonts | null = null;

/** The letters of reports, which stand inside each of them; read from the package that has them, once. */
export function reportFonts(): Fonts {
  const of = (weight: 400 | 700): Uint8Array =>
    readFileSync(new URL(import.meta.resolve(`@fontsource/roboto/files/roboto-latin-${weight}-normal.woff`)));
  read ??= { regular: of(400), bold: of(700) };
  return read;
}
