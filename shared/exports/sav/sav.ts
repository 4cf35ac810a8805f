import type { Instant } from '../../domain/ids.ts';
import type { FlatColumn, TableRow } from '../flat.ts';
import { Bytes } from './bytes.ts';
import { type Variable, variablesOf } from './variables.ts';

/** What SPSS reads as nothing: the lowest number that there is. */
const SYSTEM_MISSING = -Number.MAX_VALUE;
const HIGHEST = Number.MAX_VALUE;
/** The next number above the lowest one: what SPSS calls LOWEST. */
const LOWEST = -1.7976931348623155e308;
const PIECE = 256 * 1024;
const BIAS = 100;
const UTF8 = 65_001;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type SavOptions = {
  /** At most 64 bytes are kept. */
  readonly title: string;
  readonly madeAt: Instant;
  readonly product: string;
  readonly words: { readonly yes: string; readonly no: string };
  readonly localOf: (at: Instant) => number;
};

/**
 * A table as an SPSS system file (`.sav`, PSPP Developers Manual, "System File Format"): UTF-8, uncompressed, with long names,
 * labels of variables and values, declared missing values, dates and hours. `rows` are read twice, since the width of a text
 * stands before the first one. Texts longer than 255 bytes are cut. In pieces.
 */
export function* savOf(
  columns: readonly FlatColumn[],
  rows: Iterable<TableRow>,
  options: SavOptions,
): Generator<Uint8Array> {
  let count = 0;
  const counted = (function* () {
    for (const row of rows) {
      count += 1;
      yield row;
    }
  })();
  const variables = variablesOf(columns, counted, options.words, options.localOf);
  // Without a text no row was looked at.
  for (const _ of counted);
  const bytes = new Bytes();
  header(bytes, variables, count, options);
  for (const variable of variables) record(bytes, variable);
  shortLabels(bytes, variables);
  machine(bytes);
  display(bytes, variables);
  longNames(bytes, variables);
  longLabels(bytes, variables);
  encoding(bytes);
  bytes.int(999).int(0);
  for (const row of rows) {
    for (const { width, cell } of variables) {
      const value = cell(row);
      if (width > 0) bytes.text(String(value ?? ''), width).text('', slots(width) * 8 - width);
      else bytes.double(value === null ? SYSTEM_MISSING : Number(value));
    }
    if (bytes.length >= PIECE) yield bytes.take();
  }
  yield bytes.take();
}

const slots = (width: number): number => (width === 0 ? 1 : Math.ceil(width / 8));

function header(bytes: Bytes, variables: readonly Variable[], cases: number, { title, madeAt, product }: SavOptions) {
  const at = new Date(madeAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${two(at.getUTCFullYear() % 100)}`;
  const hour = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  bytes.text('$FL2', 4).text(`@(#) SPSS DATA FILE ${product}`, 60).int(2);
  bytes.int(variables.reduce((sum, { width }) => sum + slots(width), 0));
  bytes.int(0).int(0).int(cases).double(BIAS).text(day, 9).text(hour, 8).text(title, 64).text('', 3);
}

/** A variable, and for a text longer than eight bytes as many more records as it has room for eight. */
function record(bytes: Bytes, { short, label, width, format, missing }: Variable): void {
  bytes
    .int(2)
    .int(width)
    .int(1)
    .int(missing === null ? 0 : 1)
    .int(format)
    .int(format)
    .text(short, 8);
  const words = new Bytes().text(label, Math.min(120, new TextEncoder().encode(label).length)).take();
  bytes.int(words.length).raw(words);
  for (let rest = words.length; rest % 4 !== 0; rest += 1) bytes.byte(0x20);
  if (missing !== null) bytes.double(missing.value);
  for (let more = slots(width); more > 1; more -= 1) {
    bytes.int(2).int(-1).int(0).int(0).int(0).int(0).text('', 8);
  }
}

/** Labels of numbers, and of texts of at most eight bytes: those of longer ones have a record of their own. */
function shortLabels(bytes: Bytes, variables: readonly Variable[]): void {
  let place = 1;
  for (const { width, labels } of variables) {
    const own = place;
    place += slots(width);
    if (labels.length === 0 || width > 8) continue;
    bytes.int(3).int(labels.length);
    for (const [value, words] of labels) {
      if (typeof value === 'number') bytes.double(value);
      else bytes.text(value, 8);
      const said = new Bytes().text(words, Math.min(120, new TextEncoder().encode(words).length)).take();
      bytes.byte(said.length).raw(said);
      for (let rest = said.length + 1; rest % 8 !== 0; rest += 1) bytes.byte(0x20);
    }
    bytes.int(4).int(1).int(own);
  }
}

function extension(bytes: Bytes, subtype: number, size: number, content: Uint8Array): void {
  bytes
    .int(7)
    .int(subtype)
    .int(size)
    .int(content.length / size)
    .raw(content);
}

function machine(bytes: Bytes): void {
  // Version 20.0.0 of the format, little-endian IEEE numbers, UTF-8.
  const whole = [20, 0, 0, -1, 1, 1, 2, UTF8];
  const integers = new Bytes();
  for (const value of whole) integers.int(value);
  extension(bytes, 3, 4, integers.take());
  extension(bytes, 4, 8, new Bytes().double(SYSTEM_MISSING).double(HIGHEST).double(LOWEST).take());
}

function display(bytes: Bytes, variables: readonly Variable[]): void {
  const shown = new Bytes();
  // Measure, width in characters, alignment: texts to the left, numbers to the right.
  for (const { measure, width } of variables)
    shown
      .int(measure)
      .int(width === 0 ? 10 : Math.min(width, 30))
      .int(width === 0 ? 1 : 0);
  extension(bytes, 11, 4, shown.take());
}

function longNames(bytes: Bytes, variables: readonly Variable[]): void {
  const names = variables.map(({ short, name }) => `${short}=${name}`).join('\t');
  extension(bytes, 13, 1, new TextEncoder().encode(names));
}

function longLabels(bytes: Bytes, variables: readonly Variable[]): void {
  const encoder = new TextEncoder();
  const content = new Bytes();
  const whole = (text: string): Uint8Array => encoder.encode(text);
  for (const { name, width, labels } of variables) {
    if (labels.length === 0 || width <= 8) continue;
    const called = whole(name);
    content.int(called.length).raw(called).int(width).int(labels.length);
    for (const [value, words] of labels) {
      const said = new Bytes().text(words, Math.min(120, whole(words).length)).take();
      content.int(width).text(String(value), width).int(said.length).raw(said);
    }
  }
  if (content.length > 0) extension(bytes, 21, 1, content.take());
}

function encoding(bytes: Bytes): void {
  extension(bytes, 20, 1, new TextEncoder().encode('UTF-8'));
}
