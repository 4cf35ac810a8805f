import { type MessageKey, say } from '../i18n/messages.ts';
import { localDateTime } from '../time/zone.ts';
import type { About } from './about.ts';
import { type FlatColumn, flatColumns, type TableHead } from './flat.ts';

/** What each column of a file is: heads, then a row a column. */
export function dictionaryRows(columns: readonly FlatColumn[]): readonly (readonly string[])[] {
  const head = ['key', 'title', 'type', 'note', 'labels'].map((name) => say(`exports.column.${name}` as MessageKey));
  const rows = columns.map(({ name, title, type, of }) => [
    name,
    title,
    say(`exports.type.${type}` as MessageKey),
    of.note ?? '',
    Object.entries({ ...of.labels, ...(of.absent === undefined ? {} : { '': of.absent }) })
      .map(([value, words]) => `${value} = ${words}`)
      .join('; '),
  ]);
  return [head, ...rows];
}

/** What a file says of itself, for people. */
export function aboutRows({ title, schema }: TableHead, about: About): readonly (readonly string[])[] {
  const { branchName, branchId, from, to, madeAt, zone, origin } = about;
  const ofCentre = origin === 'centre';
  return [
    [title],
    [say(ofCentre ? 'exports.about.centre' : 'exports.about.branch'), `${branchName} (${branchId})`],
    [
      say('exports.about.range'),
      say(ofCentre ? 'exports.about.centreRange' : 'exports.about.rangeValue', { from, to }),
    ],
    [say('exports.about.madeAt'), localDateTime(madeAt, zone)],
    [say('exports.about.schema'), String(schema)],
    [say('exports.about.source'), sourceWords(about)],
    [say('exports.about.times'), say('exports.about.timesValue', { zone })],
  ];
}

/** Of what the figures are made. */
export function sourceWords({ origin }: About): string {
  return say(origin === 'centre' ? 'exports.about.centreSource' : 'exports.about.sourceValue');
}

/** The same for programs, as a Table Schema of Frictionless Data (https://datapackage.org/standard/table-schema). */
export function tableSchema(head: TableHead): { readonly fields: readonly unknown[] } {
  const columns = flatColumns(head.columns, {
    numerator: (title) => say('exports.numerator', { title }),
    denominator: (title) => say('exports.denominator', { title }),
    hidden: (title) => say('exports.hiddenColumn', { title }),
  });
  return {
    fields: columns.map(({ name, title, type, of }) => ({
      name,
      title,
      type: TYPES[type],
      ...(type === 'boolean' ? { trueValues: ['1'], falseValues: ['0'] } : {}),
      ...(of.note === undefined ? {} : { description: of.note }),
      ...(of.labels === undefined || type !== 'text'
        ? {}
        : { categories: Object.entries(of.labels).map(([value, label]) => ({ value, label })) }),
    })),
  };
}

const TYPES: Readonly<Record<FlatColumn['type'], string>> = {
  text: 'string',
  integer: 'integer',
  millis: 'integer',
  instant: 'integer',
  date: 'date',
  boolean: 'boolean',
  share: 'number',
};
