import type { ReactNode } from 'react';
import styles from './Table.module.css';

export type Column<Row> = {
  readonly id: string;
  readonly head: string;
  /** False where what is below speaks for itself: the heading is then only for readers. */
  readonly headShown?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the end, so that their digits are one below another. */
  readonly align?: 'start' | 'end';
  /** What a column of its own needs: a width, one line, another weight. */
  readonly className?: string | undefined;
};

type Props<Row> = {
  readonly caption: string;
  /** Where a heading beside it says the same, the caption is only for readers. */
  readonly captionShown?: boolean;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** How a row stands, for its columns' own styles. */
  readonly rowState?: (row: Row) => string;
  /** Rows that hold something to press. */
  readonly roomy?: boolean;
  /** The name of a row is what one looks for in it. */
  readonly strongRows?: boolean;
  /** What to say when there is nothing. */
  readonly empty?: string;
};

/** Rows of one kind, read across and down. */
export function Table<Row>({
  caption,
  captionShown = false,
  columns,
  rows,
  rowKey,
  rowState,
  roomy = false,
  strongRows = false,
  empty,
}: Props<Row>) {
  if (rows.length === 0 && empty !== undefined) return <p className={styles.empty}>{empty}</p>;
  return (
    <table className={roomy ? `${styles.table} ${styles.roomy}` : styles.table}>
      <caption className={captionShown ? undefined : 'visually-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ id, head, headShown = true, align, className }) => (
            <th key={id} scope="col" data-align={align} className={className}>
              {headShown ? head : <span className="visually-hidden">{head}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} data-state={rowState?.(row)}>
            {columns.map(({ id, cell, align, className }, index) =>
              index === 0 ? (
                <th key={id} scope="row" data-align={align} data-strong={strongRows || undefined} className={className}>
                  {cell(row)}
                </th>
              ) : (
                <td key={id} data-align={align} className={className}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
