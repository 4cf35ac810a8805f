import type { CubeRows } from '@turno25/shared/contracts/cube.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { useEffect, useRef, useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { wallTime } from '../live/spans.ts';
import type { Behind } from './AnswerTable.tsx';
import styles from './explorer.module.css';
import { type Question, rowsPathOf } from './question.ts';

/** What is shown of a row; its file has everything. */
const SHOWN = [
  'business_date',
  'waits_from',
  'started_at',
  'service_id',
  'kind',
  'class',
  'official_ms',
  'strict_ms',
  'ms',
  'ended',
  'ended_by',
  'excluded',
  'people',
  'stand',
  'timing',
];

type Row = CubeRows['rows'][number];

type Props = {
  readonly question: Question;
  readonly behind: Behind;
  readonly zone: string;
  readonly onClose: () => void;
};

/** The rows that a number is made of, a page at a time. */
export function RowsBehind({ question, behind, zone, onClose }: Props) {
  const [pages, setPages] = useState<readonly string[]>([]);
  const path = rowsPathOf(question, behind.figure, behind.key, pages.at(-1) ?? null);
  const { answer, trouble } = useAsked<CubeRows>(path);
  const next = answer?.next ?? null;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever pressed a number looks there next, by eye or by ear.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.behind}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {behind.title}
        </h2>
        <Button onPress={onClose}>{say('explore.rows.close')}</Button>
      </div>
      <p>{say('explore.rows.lead')}</p>
      {trouble !== null && (
        <Notice kind="warning" announce="alert">
          {trouble}
        </Notice>
      )}
      {answer !== null && (
        <Table
          caption={say('explore.rows.page', { title: answer.title, page: pages.length + 1 })}
          captionShown
          columns={columnsOf(answer, zone)}
          rows={answer.rows}
          rowKey={(row) => JSON.stringify(row)}
          empty={say('explore.rows.none')}
        />
      )}
      <div className={styles.paging}>
        <Button disabled={pages.length === 0} onPress={() => setPages(pages.slice(0, -1))}>
          {say('explore.rows.back')}
        </Button>
        <Button disabled={next === null} onPress={() => next !== null && setPages([...pages, next])}>
          {say('explore.rows.next')}
        </Button>
      </div>
    </section>
  );
}

function columnsOf({ columns }: CubeRows, zone: string): readonly Column<Row>[] {
  return SHOWN.flatMap((key): readonly Column<Row>[] => {
    const place = columns.findIndex((column) => column.key === key);
    const column = columns[place];
    if (column === undefined) return [];
    const isSpan = column.type === 'millis';
    return [
      {
        id: key,
        head: isSpan
          ? say('explore.rows.minutes', { title: column.title.replace(/ \(.*\)$/, '') })
          : column.title.replace(/ \(.*\)$/, ''),
        align: isSpan ? 'end' : 'start',
        cell: (row) => {
          const value = row[place] ?? null;
          if (value === null) return '—';
          if (column.type === 'instant') return wallTime(Number(value), zone);
          if (isSpan) return spanText(Number(value));
          if (column.type === 'date') return plainDate(String(value));
          return column.labels[String(value)] ?? String(value);
        },
      },
    ];
  });
}

/** Minutes and seconds: `12:05`. */
function spanText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
