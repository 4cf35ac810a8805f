/** Spanish spelling of numbers and codes, so that every voice says a turn in the same way. */
const UNITS = (
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete ' +
  'dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete ' +
  'veintiocho veintinueve'
).split(' ');
const TENS = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
const HUNDREDS =
  'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(' ');
/** The names of the letters, as they are said in Chile. */
export const SPANISH_LETTERS: Readonly<Record<string, string>> = {
  A: 'A',
  B: 'be',
  C: 'ce',
  D: 'de',
  E: 'E',
  F: 'efe',
  G: 'ge',
  H: 'hache',
  I: 'I',
  J: 'jota',
  K: 'ka',
  L: 'ele',
  M: 'eme',
  N: 'ene',
  Ñ: 'eñe',
  O: 'O',
  P: 'pe',
  Q: 'cu',
  R: 'erre',
  S: 'ese',
  T: 'te',
  U: 'U',
  V: 'uve',
  W: 'doble uve',
  X: 'equis',
  Y: 'ye',
  Z: 'zeta',
};
const LARGEST = 9_999;

/** `15` → `quince`, from 0 to 9999. */
export function spokenNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > LARGEST) throw new RangeError(`no spelling for ${value}`);
  if (value < 1_000) return belowThousand(value);
  const thousands = Math.floor(value / 1_000);
  const rest = value % 1_000;
  const head = thousands === 1 ? 'mil' : `${belowThousand(thousands)} mil`;
  return rest === 0 ? head : `${head} ${belowThousand(rest)}`;
}

/** `A-015` → `A cero quince`; `PA-1000` → `pe A mil`; the label of a counter, `4B`, → `cuatro be`. */
export function spokenCode(code: string): string {
  const parts = code.toUpperCase().match(/\d+|\p{L}/gu) ?? [];
  return parts.map((part) => (/^\d/.test(part) ? spokenDigits(part) : (SPANISH_LETTERS[part] ?? part))).join(' ');
}

/** Digits with their leading zeros, which are part of what is written on the paper. */
function spokenDigits(digits: string): string {
  const zeros = digits.match(/^0*(?=\d)/)?.[0].length ?? 0;
  const rest = digits.slice(zeros);
  const spoken =
    rest.length > 4 ? Array.from(rest, (digit) => spokenNumber(Number(digit))) : [spokenNumber(Number(rest))];
  return [...Array.from({ length: zeros }, () => 'cero'), ...spoken].join(' ');
}

function belowThousand(value: number): string {
  if (value === 100) return 'cien';
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0) return belowHundred(rest);
  const head = HUNDREDS[hundreds - 1] ?? '';
  return rest === 0 ? head : `${head} ${belowHundred(rest)}`;
}

function belowHundred(value: number): string {
  const direct = UNITS[value];
  if (direct !== undefined) return direct;
  const tens = TENS[Math.floor(value / 10) - 3] ?? '';
  return value % 10 === 0 ? tens : `${tens} y ${UNITS[value % 10]}`;
}
