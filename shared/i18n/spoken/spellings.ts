import type { Language } from '../languages.ts';
import { SPANISH_LETTERS, spokenNumber } from './spanish.ts';

/** How a language says numbers and letters, in parts that can be recorded each by itself and joined. */
export type Spelling = {
  /** By letter, in capitals. */
  readonly letters: Readonly<Record<string, string>>;
  /** From 0 to 99, each in one breath: what people join by themselves is not joined from clips. */
  readonly belowHundred: (value: number) => string;
  /** Of 1 to 9 hundreds; `exact` where nothing follows. */
  readonly hundreds: (count: number, exact: boolean) => string;
  /** Of 1 to 9 thousands. */
  readonly thousands: (count: number) => string;
};

const lettersFrom = (names: string): Readonly<Record<string, string>> => {
  const listed = names.split(' ').map((name) => name.replace(/_/g, ' '));
  return Object.fromEntries(
    [...'ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'].map((letter, index) => [letter, listed[index] ?? letter]),
  );
};

const SPANISH: Spelling = {
  letters: SPANISH_LETTERS,
  belowHundred: spokenNumber,
  hundreds: (count, exact) => (exact ? spokenNumber(100 * count) : spokenNumber(100 * count + 1).replace(/ uno$/, '')),
  thousands: (count) => spokenNumber(1_000 * count),
};

const ENGLISH_UNITS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function english(value: number): string {
  const direct = ENGLISH_UNITS[value];
  if (direct !== undefined) return direct;
  const tens = ENGLISH_TENS[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? tens : `${tens}-${ENGLISH_UNITS[value % 10]}`;
}

const ENGLISH: Spelling = {
  letters: lettersFrom(
    'ay bee see dee ee eff gee aitch eye jay kay el em en enye oh pea cue ar ess tee you vee double_you ex why zee',
  ),
  belowHundred: english,
  hundreds: (count) => `${english(count)} hundred`,
  thousands: (count) => `${english(count)} thousand`,
};

const KREYOL_UNITS =
  'zewo en de twa kat senk sis sèt uit nèf dis onz douz trèz katòz kenz sèz disèt dizuit diznèf'.split(' ');
/** Of each ten: how it stands alone, and before a unit. */
const KREYOL_TENS: readonly (readonly [alone: string, before: string])[] = [
  ['ven', 'venn'],
  ['trant', 'trann'],
  ['karant', 'karann'],
  ['senkant', 'senkann'],
  ['swasant', 'swasann'],
];
/** One and eight are drawn together with the ten in their own way: *venteyen*, *ventuit*. */
const KREYOL_JOINED: Readonly<Record<number, string>> = { 1: 'teyen', 8: 'tuit', 9: 'tnèf' };

function kreyol(value: number): string {
  const direct = KREYOL_UNITS[value];
  if (direct !== undefined) return direct;
  if (value >= 80) return value === 80 ? 'katreven' : `katreven ${kreyol(value - 80)}`;
  // Seventy is sixty and ten.
  if (value >= 70) return `swasann${KREYOL_UNITS[value - 60]}`;
  const [alone, before] = KREYOL_TENS[Math.floor(value / 10) - 2] ?? ['', ''];
  const unit = value % 10;
  if (unit === 0) return alone;
  const joined = KREYOL_JOINED[unit];
  return joined === undefined ? `${before}${KREYOL_UNITS[unit]}` : `${before.slice(0, -1)}${joined}`;
}

const KREYOL: Spelling = {
  letters: lettersFrom('a be se de e èf je ach i ji ka èl èm èn enye o pe ki è ès te u ve doub_ve iks igrèk zèd'),
  belowHundred: kreyol,
  hundreds: (count) => (count === 1 ? 'san' : `${KREYOL_UNITS[count]} san`),
  thousands: (count) => (count === 1 ? 'mil' : `${KREYOL_UNITS[count]} mil`),
};

const MAPUDUNGUN_UNITS = 'sero kiñe epu küla meli kechu kayu regle pura aylla'.split(' ');

function mapudungun(value: number): string {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return MAPUDUNGUN_UNITS[unit] ?? '';
  const ten = tens === 1 ? 'mari' : `${MAPUDUNGUN_UNITS[tens]} mari`;
  return unit === 0 ? ten : `${ten} ${MAPUDUNGUN_UNITS[unit]}`;
}

/** Its writers use the names of the Spanish letters. */
const MAPUDUNGUN: Spelling = {
  letters: SPANISH_LETTERS,
  belowHundred: mapudungun,
  hundreds: (count) => (count === 1 ? 'pataka' : `${MAPUDUNGUN_UNITS[count]} pataka`),
  thousands: (count) => (count === 1 ? 'warangka' : `${MAPUDUNGUN_UNITS[count]} warangka`),
};

export const SPELLINGS: Readonly<Record<Language, Spelling>> = {
  'es-CL': SPANISH,
  en: ENGLISH,
  ht: KREYOL,
  arn: MAPUDUNGUN,
};
