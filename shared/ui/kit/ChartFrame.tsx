import { type ReactNode, useId, useState } from 'react';
import { Button } from './Button.tsx';
import styles from './ChartFrame.module.css';
import { type Size, useSize } from './useSize.ts';

type Props = {
  /** The one message of the chart. */
  readonly title: string;
  readonly level?: 2 | 3;
  /** What the button says that shows the figures, and the one that shows the drawing again. */
  readonly words: { readonly table: string; readonly chart: string };
  /** The drawing, in the room that there is. Its figures are in the table: readers are not told of it. */
  readonly draw: (size: Size) => ReactNode;
  /** A `Table` with the figures behind the drawing. */
  readonly table: ReactNode;
};

/** A chart with its title and, behind it, its table: always there for readers, one press away for everybody. */
export function ChartFrame({ title, level = 2, words, draw, table }: Props) {
  const heading = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  const [box, size] = useSize<HTMLDivElement>();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={styles.frame} aria-labelledby={heading}>
      <div className={styles.head}>
        <Heading id={heading} className={styles.title}>
          {title}
        </Heading>
        <Button look="inline" repeatable onPress={() => setAsTable(!asTable)}>
          {asTable ? words.chart : words.table}
        </Button>
      </div>
      <div ref={box} className={styles.box}>
        {!asTable && (
          <svg width={size.width} height={size.height} aria-hidden="true">
            {draw(size)}
          </svg>
        )}
        {asTable ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
          // biome-ignore lint/a11y/useSemanticElements: the section around it has the name already
          <div className={styles.table} role="group" aria-labelledby={heading} tabIndex={0}>
            {table}
          </div>
        ) : (
          <div className="visually-hidden">{table}</div>
        )}
      </div>
    </section>
  );
}
