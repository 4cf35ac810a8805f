import { XML_HEAD, xml } from './xml.ts';

/** So many different texts are kept at most: the rest, such as ids, stand in their cells. */
const MOST = 20_000;
/** Longer ones are seldom said twice. */
const LONGEST = 64;

/** Texts that a workbook says once and its cells name by their place: a year says most of its words thousands of times. */
export class SharedStrings {
  readonly #places = new Map<string, number>();
  /** What was said once: an id stays there, a word does not. */
  readonly #once = new Set<string>();

  /** The place of a text; null for one that stands in its cell. */
  placeOf(text: string): number | null {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    if (text.length > LONGEST || this.#places.size >= MOST) return null;
    if (!this.#once.has(text)) {
      if (this.#once.size < MOST) this.#once.add(text);
      return null;
    }
    const place = this.#places.size;
    this.#places.set(text, place);
    return place;
  }

  /** The part of the archive that has them all. */
  part(): string {
    const items = [...this.#places.keys()].map((text) => `<si>${textXml(text)}</si>`).join('');
    return `${XML_HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items}</sst>`;
  }
}

/** A text; spaces at its ends are part of it, and have to be said to be. */
export function textXml(text: string): string {
  return /^\s|\s$|\n/.test(text) ? `<t xml:space="preserve">${xml(text)}</t>` : `<t>${xml(text)}</t>`;
}
