import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { columnsOf, type DayTable, type FactRow, type FactTable } from '@turno25/shared/domain/figures/facts/tables.ts';
import type { TableHead, TableRow } from '@turno25/shared/exports/flat.ts';
import type { TableCell, TableColumn } from '@turno25/shared/figures/table.ts';
import { type MessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { type LooseAnswer, looseAnswers } from './answers.ts';
import { factsHead, worded } from './heads.ts';

export const EXPORT_TABLES = ['units', 'attentions', 'calls', 'door', 'cases', 'answers'] as const;
export type ExportTable = (typeof EXPORT_TABLES)[number];

/** A table that leaves the branch. Its rows are read anew each time, a day at a time: a year is never in memory. */
export type Exported = { readonly key: ExportTable; readonly head: TableHead; readonly rows: Iterable<TableRow> };

/** Where the facts of sealed days are read from. */
export type FactSource = {
  /** Sealed days of a range, both included, oldest first. */
  readonly dates: readonly string[];
  /** Months that are over and lie whole in the range: `2026-11`. Only these tell what people answered. */
  readonly months: readonly string[];
  readonly rowsOf: (table: DayTable, date: string) => readonly FactRow[];
  /** Cases registered in the range, as they stand. */
  readonly cases: () => readonly FactRow[];
};

const FACTS: Readonly<Record<Exclude<ExportTable, 'answers'>, FactTable>> = {
  units: 'fact_unit',
  attentions: 'fact_attention',
  calls: 'fact_call',
  door: 'fact_door',
  cases: 'fact_case',
};

const ANSWER_COLUMNS = [
  'month',
  'service_id',
  'global',
  'treatment',
  'wait',
  'resolved',
] as const satisfies readonly (keyof LooseAnswer)[];

/**
 * A table of a range: who attended is in none of them, nor the counter, which with the hour would tell; answers of the survey
 * stand by the month that is over, and with nothing that fewer than the smallest cell have in common.
 */
export function exportedTable(key: ExportTable, source: FactSource, config: BranchConfig): Exported {
  if (key === 'answers') return answersTable(source, config);
  const table = FACTS[key];
  const head = factsHead(table, config);
  const names = head.columns.map((column) => column.key);
  const shown = (row: FactRow): TableRow => names.map((name): TableCell => row[name] ?? null);
  if (table === 'fact_case') return { key, head, rows: again(() => source.cases().map(shown)) };
  return {
    key,
    head,
    rows: {
      *[Symbol.iterator]() {
        for (const date of source.dates) for (const row of source.rowsOf(table, date)) yield shown(row);
      },
    },
  };
}

function answersTable({ dates, months, rowsOf }: FactSource, config: BranchConfig): Exported {
  const titles = new Map(columnsOf('fact_answer').map(([name, { type }]) => [name, type]));
  const columns = ANSWER_COLUMNS.map((key): TableColumn => {
    const title = say((key === 'month' ? 'exports.month' : `cube.column.${key}`) as MessageKey);
    const note = key === 'month' ? { note: say('exports.monthNote', { least: config.standard.smallestCell }) } : {};
    return worded({ key, title, type: titles.get(key) === 'integer' ? 'integer' : 'text', ...note }, config);
  });
  const { key, title, schema } = factsHead('fact_answer', config);
  return {
    key: 'answers',
    head: { key, title, schema, columns },
    rows: again(() =>
      months.flatMap((month) => {
        const rows = dates.filter((date) => date.startsWith(month)).flatMap((date) => rowsOf('fact_answer', date));
        return looseAnswers(month, rows, config.standard.smallestCell).map((row) =>
          ANSWER_COLUMNS.map((name) => row[name]),
        );
      }),
    ),
  };
}

/** Rows that are made anew whenever they are read from the beginning. */
function again(rows: () => Iterable<TableRow>): Iterable<TableRow> {
  return { [Symbol.iterator]: () => rows()[Symbol.iterator]() };
}
