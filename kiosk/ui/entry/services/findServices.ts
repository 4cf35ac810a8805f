import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';

/** Words that say nothing about the service. */
const EMPTY_WORDS = new Set(
  (
    'a al con de del el ella en es la las le lo los me mi mis para por que quiero necesito sacar pedir hacer ver tengo ' +
    'ir un una unos unas y o su sus se tramite tramites papel'
  ).split(' '),
);
/** How well a written word meets a known one. Below `fuzzy` nothing counts. */
const MATCH = { exact: 1, beginning: 0.85, family: 0.7, fuzzy: 0.6 } as const;
const WEIGHT = { own: 1, institution: 0.6 } as const;
/** Written exactly as citizens call it: above any sum of words. */
const WHOLE_PHRASE = 1;
const SHORTEST_BEGINNING = 2;
const FAMILY_LETTERS = 5;

/** Letters without accents or capitals, so that none of them can be wrong. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Services that answer what a person wrote in plain words, the best first; accents and small typos are forgiven. */
export function findServices(written: string, { services, institutions }: Catalog): readonly CatalogService[] {
  const phrase = plain(written).trim();
  const asked = meaningful(phrase);
  if (asked.length === 0) return [];
  const namesOf = new Map(
    institutions.map(({ id, name, shortName }) => [id, meaningful(plain(`${name} ${shortName}`))]),
  );
  return services
    .map((service, order) => ({
      service,
      order,
      score: scoreOf(service, phrase, asked, namesOf.get(service.institutionId) ?? []),
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

function scoreOf(
  { name, words }: CatalogService,
  phrase: string,
  asked: readonly string[],
  institution: readonly string[],
): number {
  const phrases = [name, ...words].map(plain);
  const own = phrases.flatMap(meaningful);
  let sum = 0;
  let met = 0;
  for (const word of asked) {
    const best = Math.max(bestMatch(word, own) * WEIGHT.own, bestMatch(word, institution) * WEIGHT.institution);
    if (best > 0) met += 1;
    sum += best;
  }
  // Half of what was written must have been understood; one stray word is not an answer.
  if (met * 2 < asked.length || met === 0) return 0;
  return sum / asked.length + (phrases.includes(phrase) ? WHOLE_PHRASE : 0);
}

function meaningful(text: string): string[] {
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = all.filter((word) => !EMPTY_WORDS.has(word));
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
