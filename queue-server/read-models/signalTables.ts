import type { SignalEvents, SignalLook } from '@turno25/shared/contracts/signals.ts';
import { screened } from '@turno25/shared/domain/satisfaction/words.ts';
import { BUNCHING, RULES } from '@turno25/shared/domain/signals/rules.ts';
import type { PackagedTable } from '@turno25/shared/exports/package.ts';
import type { ColumnType, TableCell, TableColumn } from '@turno25/shared/figures/table.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';

/** What is written down of a range of signals: looks, the bunching of waits, and the events behind the looks. */
export type SignalFile = {
  readonly looks: readonly SignalLook[];
  readonly bunching: readonly {
    readonly figure: 'official' | 'strict';
    readonly found: number;
    readonly allowed: number;
    readonly low: number | null;
    readonly high: number | null;
    readonly p: number;
    readonly signal: boolean;
  }[];
  readonly bunchingAnswers: SignalLook['answers'];
  /** What a probability had to stay under to be a signal. */
  readonly threshold: number;
  readonly eventsOf: (seqs: readonly number[]) => SignalEvents['events'];
  /** Of people whose names are taken out of what was written; empty where signals are looked at by person. */
  readonly unnamed: readonly string[];
};

/** Of the columns and what they mean: it grows whenever a reader would have to change. */
const SCHEMA = 1;
/** Shares are written as whole millionths, so that every reader has the same number. */
const MILLION = 1_000_000;

type Columns = readonly (readonly [key: string, type: ColumnType, labels?: Readonly<Record<string, string>>])[];

const RULE_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  [...RULES.map(({ key }) => key), BUNCHING].map((key) => [key, ruleText(key, '')]),
);
const REFERENCES = Object.fromEntries(
  (['attendant', 'author', 'device', 'branch'] as const).map((key) => [key, say(`signals.reference.${key}`)]),
);
const FIGURES = { official: say('signals.figure.official'), strict: say('signals.figure.strict') };

const LOOKS: Columns = [
  ['rule', 'text', RULE_NAMES],
  ['what', 'text'],
  ['reference', 'text', REFERENCES],
  ['unit', 'text'],
  ['name', 'text'],
  ['figure', 'text', FIGURES],
  ['hits', 'integer'],
  ['trials', 'integer'],
  ['tolerated', 'ratio'],
  ['low', 'ratio'],
  ['high', 'ratio'],
  ['chance', 'text'],
  ['threshold', 'text'],
  ['signal', 'boolean'],
  ['answers', 'integer'],
];
const ANSWERS: Columns = [
  ['rule', 'text', RULE_NAMES],
  ['unit', 'text'],
  ['at', 'instant'],
  ['by', 'text'],
  ['own', 'boolean'],
  ['from', 'date'],
  ['to', 'date'],
  ['text', 'text'],
];
const EVENTS: Columns = [
  ['rule', 'text', RULE_NAMES],
  ['unit', 'text'],
  ['seq', 'integer'],
  ['at', 'instant'],
  ['date', 'date'],
  ['type', 'text'],
  ['ticket', 'text'],
];

/** The three tables of a file of signals; whatever it is written as, the dictionary says that none of it is a verdict. */
export function signalTables(file: SignalFile): readonly PackagedTable[] {
  const limit = chanceText(file.threshold);
  const looks = file.looks.map(
    ({ rule, reference, unit, name, hits, trials, tolerated, p, signal, answers }): TableCell[] => [
      rule,
      ruleText(rule, '.what'),
      reference,
      unit,
      name,
      null,
      hits,
      trials,
      share(tolerated),
      null,
      null,
      chanceText(p),
      limit,
      signal,
      answers.length,
    ],
  );
  const bunching = file.bunching.map(({ figure, found, allowed, low, high, p, signal }): TableCell[] => [
    BUNCHING,
    say('signals.bunching.lead'),
    'branch',
    '',
    '',
    figure,
    found,
    Math.round(allowed),
    null,
    share(low),
    share(high),
    chanceText(p),
    limit,
    signal,
    file.bunchingAnswers.length,
  ]);
  const said = [
    ...file.looks.flatMap(({ rule, unit, answers }) => answers.map((answer) => ({ rule, unit, answer }))),
    ...file.bunchingAnswers.map((answer) => ({ rule: BUNCHING, unit: '', answer })),
  ];
  const answers = said.map(({ rule, unit, answer: { at, by, own, from, to, text } }): TableCell[] => [
    rule,
    unit,
    Date.parse(at),
    by,
    own,
    from,
    to,
    text === null ? null : screened(text, file.unnamed),
  ]);
  const events = file.looks
    .filter(({ signal }) => signal)
    .flatMap(({ rule, unit, seqs }) =>
      file
        .eventsOf(seqs)
        .map(({ seq, at, date, type, ticket }): TableCell[] => [rule, unit, seq, Date.parse(at), date, type, ticket]),
    );
  return [
    table('looks', LOOKS, [...looks, ...bunching]),
    table('answers', ANSWERS, answers),
    table('events', EVENTS, events),
  ];
}

function table(key: 'looks' | 'answers' | 'events', columns: Columns, rows: readonly TableCell[][]): PackagedTable {
  return {
    key: `signals-${key}`,
    head: { key: `signals_${key}`, title: say(`signals.file.${key}`), schema: SCHEMA, columns: columns.map(columnOf) },
    rows,
  };
}

function columnOf([key, type, labels]: Columns[number]): TableColumn {
  const title = textOf(`signals.file.column.${key}`, key);
  const note = textOf(`signals.file.note.${key}`, '');
  return { key, title, type, ...(note === '' ? {} : { note }), ...(labels === undefined ? {} : { labels }) };
}

function ruleText(rule: string, part: '' | '.what'): string {
  return rule === BUNCHING ? say('signals.bunching') : textOf(`signals.rule.${rule}${part}`, rule);
}

function textOf(key: string, otherwise: string): string {
  return isMessageKey(key) ? say(key) : otherwise;
}

function share(value: number | null): TableCell {
  return value === null ? null : { numerator: Math.round(value * MILLION), denominator: MILLION };
}

/** A probability with three digits, however small: `1.25e-9`. */
function chanceText(p: number): string {
  return p.toExponential(2);
}
