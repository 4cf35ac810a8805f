import { byCodeUnits } from '../figures/numbers.ts';

export type WordCount = { readonly word: string; readonly answers: number };

/** Words that fewer answers have could tell who wrote them. */
const FEWEST = 3;
const SHORTEST = 4;

/** Nobody reads these as an opinion. */
const EMPTY_WORDS = new Set(
  (
    'para pero como este esta estos estas esto porque cuando donde desde hasta entre sobre también tambien todo toda todos ' +
    'todas muy más menos sino solo sólo algo nada cada otra otro otros otras ellos ellas usted ustedes nosotros hace hacer ' +
    'había habia tiene tienen tenía tenia estoy está estaba fue fueron sido será sera son era eran aquí aqui allí alli ' +
    'ahí ahi unos unas quien quienes cual cuales aunque mientras después despues antes siempre nunca'
  ).split(' '),
);

const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/gu;
/** A RUN, a telephone, a card: six digits or more with what stands between them, and a check digit. */
const NUMBER = /\+?\d(?:[\s.()-]?\d){5,}(?:\s?-?\s?[\dkK])?(?![\p{L}\d])/gu;

/**
 * A text without what names somebody: RUNs, telephones, e-mails, and the names of the branch's staff. A name that is also a
 * word ("Rosa", "Flores") goes too: better a word less than a person more.
 */
export function screened(text: string, staffNames: readonly string[]): string {
  const names = new Set(staffNames.flatMap((name) => wordsOf(name)).filter((word) => word.length > 2));
  return text
    .replace(EMAIL, ' ')
    .replace(NUMBER, ' ')
    .replace(/[\p{L}\p{M}\d]+/gu, (word) => (names.has(plain(word)) || /\d/u.test(word) ? ' ' : word));
}

/** In how many texts each word is, those of most texts first; words of fewer than three texts are left out. */
export function countWords(texts: readonly string[], staffNames: readonly string[]): readonly WordCount[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const words = new Set(
      (
        screened(text, staffNames)
          .toLowerCase()
          .match(/\p{L}+/gu) ?? []
      ).filter((word) => word.length >= SHORTEST && !EMPTY_WORDS.has(word)),
    );
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, answers]) => answers >= FEWEST)
    .map(([word, answers]) => ({ word, answers }))
    .sort((a, b) => b.answers - a.answers || byCodeUnits(a.word, b.word));
}

function wordsOf(name: string): string[] {
  return (name.match(/[\p{L}\p{M}]+/gu) ?? []).map(plain);
}

/** Without capitals and accents: names are written as people like. */
function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
