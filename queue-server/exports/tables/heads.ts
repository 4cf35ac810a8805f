import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { FactTable } from '@turno25/shared/domain/figures/facts/tables.ts';
import type { TableHead } from '@turno25/shared/exports/flat.ts';
import { factsTable } from '@turno25/shared/figures/cube/factsTable.ts';
import type { TableColumn } from '@turno25/shared/figures/table.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';

/** Yes and no as 1 and 0. */
const FLAGS = new Set([
  'first',
  'attended',
  'brief',
  'sent_away',
  'in_official',
  'within_official',
  'in_strict',
  'within_strict',
  'strict_attended',
  'strict_brief',
  'paired',
  'free_in_official',
  'free_within_official',
  'free_in_strict',
  'free_within_strict',
  'free_strict_attended',
  'free_strict_brief',
  'free_paired',
  'counts',
  'citizen',
  'visit_attended',
  'answered',
  'uncertain',
  'continued',
  'of_roll',
  'keyed',
  'returned',
  'effective',
  'bound',
  'in_figures',
  'own_hand',
  'registered_later',
]);
/** Grades of the survey: nobody has to give one. */
const GRADES = new Set(['global', 'treatment', 'wait']);
const VALUES: Readonly<Record<string, readonly string[]>> = {
  class: ['general', 'preferential'],
  channel: ['inPerson', 'mobileUnit', 'appointment'],
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
};
/** Where somebody attended: with the hour, it would say who. */
const OF_WHOM = ['counter_id'];

/** The columns of a table of facts as it leaves the branch, with the words of their values. */
export function factsHead(table: FactTable, config: BranchConfig): TableHead {
  const { rows: _, ...head } = factsTable(table, [], OF_WHOM);
  return { ...head, columns: head.columns.map((column) => worded(column, config)) };
}

/** A column with the words of its values, and as what it is: yes or no, a grade, a number. */
export function worded(column: TableColumn, { services, institutions }: BranchConfig): TableColumn {
  const { key } = column;
  if (FLAGS.has(key)) return { ...column, type: 'boolean' };
  if (GRADES.has(key)) return { ...column, absent: say('exports.noAnswer') };
  if (key === 'service_id') return { ...column, labels: named(services) };
  if (key === 'institution_id') return { ...column, labels: named(institutions) };
  if (key === 'resolved') return { ...column, labels: wordsOf('exports.value.resolved', ['yes', 'partly', 'no']) };
  if (key === 'outcome')
    return { ...column, labels: wordsOf('outcome', ['resolved', 'partial', 'referred', 'unresolved']) };
  const values = VALUES[key];
  return values === undefined ? column : { ...column, labels: wordsOf(`cube.value.${key}`, values) };
}

const named = (list: readonly { readonly id: string; readonly name: string }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(list.map(({ id, name }) => [id, name]));

function wordsOf(section: string, values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    values.map((value) => {
      const key = `${section}.${value}`;
      return [value, isMessageKey(key) ? say(key) : value];
    }),
  );
}
