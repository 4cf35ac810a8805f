import type { Catalog, CatalogService } from '../contracts/catalog.ts';
import type { Language } from '../i18n/languages.ts';
import { plain } from './plain.ts';

/** Words that say nothing about the service, in each language. */
const EMPTY_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  'es-CL': wordSet(
    'a al con de del el ella en es la las le lo los me mi mis para por que quiero necesito sacar pedir hacer ver tengo ' +
      'ir un una unos unas y o su sus se tramite tramites papel vengo busco saber puedo como donde estoy soy',
  ),
  en: wordSet('a an the my of for to i want need get have in on at is it me do how can where with and or please some'),
  ht: wordSet('yon yo la nan pou mwen m ou li ak sou se ki bezwen vle gen fe kote kijan tanpri a an'),
  arn: wordSet(''),
};
/** How well a written word meets a known one. Below `fuzzy` nothing counts. */
const MATCH = { exact: 1, beginning: 0.85, family: 0.7, fuzzy: 0.6 } as const;
const WEIGHT = { own: 1, institution: 0.6 } as const;
/** Written exactly as citizens call it: above any sum of words. */
const WHOLE_PHRASE = 1;
const SHORTEST_BEGINNING = 2;
const FAMILY_LETTERS = 5;

/**
 * Services that answer what a person wrote in plain words, in their language or in Spanish, the best first; accents and
 * small typos are forgiven. Where nothing answers, general information is not among them: the screen offers it.
 */
export function findServices(
  written: string,
  { services, institutions }: Catalog,
  language: Language,
): readonly CatalogService[] {
  const phrase = plain(written).trim();
  const empty = new Set([...EMPTY_WORDS[language], ...EMPTY_WORDS['es-CL']]);
  const asked = meaningful(phrase, empty);
  if (asked.length === 0) return [];
  const namesOf = new Map(
    institutions.map(({ id, name, shortName }) => [id, meaningful(plain(`${name} ${shortName}`), empty)]),
  );
  return services
    .map((service, order) => ({
      service,
      order,
      score: scoreOf(phrasesOf(service, language), { phrase, asked, empty }, namesOf.get(service.institutionId) ?? []),
    }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        Number(b.service.given) - Number(a.service.given) ||
        Number(b.service.frequent) - Number(a.service.frequent) ||
        a.order - b.order,
    )
    .map(({ service }) => service);
}

type Asked = {
  readonly phrase: string;
  readonly asked: readonly string[];
  readonly empty: ReadonlySet<string>;
};

/** What people call it, in their language and in Spanish, which many learn for the errand. */
function phrasesOf({ name, words, wordsIn }: CatalogService, language: Language): readonly string[] {
  return [name, ...words, ...(wordsIn[language] ?? [])].map(plain);
}

function scoreOf(phrases: readonly string[], { phrase, asked, empty }: Asked, institution: readonly string[]): number {
  const own = phrases.flatMap((one) => meaningful(one, empty));
  let sum = 0;
  let met = 0;
  for (const word of asked) {
    const best = Math.max(bestMatch(word, own) * WEIGHT.own, bestMatch(word, institution) * WEIGHT.institution);
    if (best > 0) met += 1;
    sum += best;
  }
  // Half of what was written must have been understood; one stray word is not an answer.
  if (met * 2 < asked.length || met === 0) return 0;
  const whole = phrases.some((one) => one === phrase || one === asked.join(' ') || within(one, asked));
  return sum / asked.length + (whole ? WHOLE_PHRASE : 0);
}

/** Whether a known name of several words is in what was written, word by word: "renovar mi licencia médica". */
function within(known: string, asked: readonly string[]): boolean {
  const words = known.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 1 && ` ${asked.join(' ')} `.includes(` ${words.join(' ')} `);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

function meaningful(text: string, empty: ReadonlySet<string>): string[] {
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = all.filter((word) => !empty.has(word));
  return telling.length > 0 ? telling : all.filter((word) => word.length > SHORTEST_BEGINNING);
}

function bestMatch(word: string, known: readonly string[]): number {
  return known.reduce((best, other) => Math.max(best, matchOf(word, other)), 0);
}

function matchOf(word: string, known: string): number {
  if (word === known) return MATCH.exact;
  if (word.length >= SHORTEST_BEGINNING && known.startsWith(word)) return MATCH.beginning;
  if (commonBeginning(word, known) >= Math.max(FAMILY_LETTERS, known.length * 0.6)) return MATCH.family;
  const slips = allowedSlips(Math.min(word.length, known.length));
  return slips > 0 && distance(word, known, slips) <= slips ? MATCH.fuzzy : 0;
}

function commonBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Short words have no room for typos: "pago" and "paso" are two words. */
function allowedSlips(letters: number): number {
  if (letters < 5) return 0;
  return letters < 8 ? 1 : 2;
}

/** Letters to add, drop, change or swap to turn one word into the other, counted no further than `limit` + 1. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}
