import type { SignalsView } from '@turno25/shared/contracts/signals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Badge } from '@turno25/shared/ui/kit/Badge.tsx';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { useState } from 'react';
import { AnswersSheet } from './AnswersSheet.tsx';
import { chanceText, oneDecimal, shareText } from './numbers.ts';
import styles from './oversight.module.css';
import type { Range } from './RangeFields.tsx';

type Row = SignalsView['bunching'][number];

const COLUMNS: readonly Column<Row>[] = [
  { id: 'figure', head: say('signals.figure'), cell: ({ figure }) => say(`signals.figure.${figure}`) },
  { id: 'found', head: say('signals.bunching.found'), align: 'end', cell: ({ found }) => String(found) },
  { id: 'allowed', head: say('signals.bunching.allowed'), align: 'end', cell: ({ allowed }) => oneDecimal(allowed) },
  {
    id: 'excess',
    head: say('signals.bunching.excess'),
    align: 'end',
    className: styles.figure,
    cell: ({ excess, low, high }) => (
      <>
        {shareText(excess)}
        <span className={styles.under}>
          {say('signals.bunching.interval', {
            low: low === null ? '—' : shareText(low),
            high: high === null ? '∞' : shareText(high),
          })}
        </span>
      </>
    ),
  },
  { id: 'p', head: say('signals.chance'), align: 'end', className: styles.figure, cell: ({ p }) => chanceText(p) },
  { id: 'seed', head: say('signals.seed'), align: 'end', cell: ({ seed }) => String(seed) },
  {
    id: 'state',
    head: say('signals.state'),
    cell: ({ signal }) => (
      <Badge kind={signal ? 'warning' : 'off'} label={say(signal ? 'signals.signal' : 'signals.none')} />
    ),
  },
];

type Props = {
  readonly view: SignalsView;
  readonly range: Range;
  readonly zone: string;
  readonly mayAnswer: boolean;
  readonly onAnswered: () => void;
};

/** Waits just under the limit against the smooth curve, official and strict side by side. */
export function BunchingTable({ view, range, zone, mayAnswer, onAnswered }: Props) {
  const [answering, setAnswering] = useState(false);
  return (
    <>
      <Scrolling label={say('signals.bunching')}>
        <Table
          caption={say('signals.bunching')}
          columns={COLUMNS}
          rows={view.bunching}
          rowKey={({ figure }) => figure}
        />
      </Scrolling>
      <Button
        look="inline"
        aria-label={say('signals.answers.of', {
          count: view.bunchingAnswers.length,
          rule: say('signals.bunching'),
          name: '',
        })}
        onPress={() => setAnswering(true)}
      >
        {say('signals.answers', { count: view.bunchingAnswers.length })}
      </Button>
      {answering && (
        <AnswersSheet
          title={say('signals.bunching')}
          about={{ rule: 'bunching', unit: '', range }}
          answers={view.bunchingAnswers}
          zone={zone}
          mayAnswer={mayAnswer}
          onAnswered={onAnswered}
          onClose={() => setAnswering(false)}
        />
      )}
    </>
  );
}
