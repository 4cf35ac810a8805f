import type { SignalLook } from '@turno25/shared/contracts/signals.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { Badge } from '@turno25/shared/ui/kit/Badge.tsx';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { useState } from 'react';
import { AnswersSheet } from './AnswersSheet.tsx';
import { EventsSheet } from './EventsSheet.tsx';
import { chanceText, shareText } from './numbers.ts';
import styles from './oversight.module.css';
import type { Range } from './RangeFields.tsx';

type Props = {
  readonly caption: string;
  readonly looks: readonly SignalLook[];
  readonly range: Range;
  readonly zone: string;
  readonly mayAnswer: boolean;
  readonly onAnswered: () => void;
};

type Open = { readonly kind: 'events' | 'answers'; readonly look: SignalLook };

/** Looks of the rules with the statistic that each was decided by, the events behind it and what people answered. */
export function LooksTable({ caption, looks, range, zone, mayAnswer, onAnswered }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const columns: readonly Column<SignalLook>[] = [
    {
      id: 'rule',
      head: say('signals.rule'),
      cell: ({ rule, reference, name, answers }) => (
        <>
          {ruleName(rule)}
          {name !== '' && (
            <span className={styles.who}>
              {say('signals.of', { reference: say(`signals.reference.${reference}`), name })}
            </span>
          )}
          <span className={styles.under}>{ruleWhat(rule)}</span>
          {answers.map(({ at, by, text }) => (
            <span key={`${at} ${by}`} className={styles.who}>
              {say('signals.answered', { by, text: text ?? say('signals.answer.gone') })}
            </span>
          ))}
        </>
      ),
    },
    {
      id: 'found',
      head: say('signals.counted'),
      align: 'end',
      className: styles.figure,
      cell: ({ hits, trials }) => (
        <>
          {trials === 0 ? '—' : shareText(hits / trials)}
          <span className={styles.under}>{say('signals.hitsOf', { hits, trials })}</span>
        </>
      ),
    },
    { id: 'tolerated', head: say('signals.tolerated'), align: 'end', cell: ({ tolerated }) => shareText(tolerated) },
    { id: 'p', head: say('signals.chance'), align: 'end', className: styles.figure, cell: ({ p }) => chanceText(p) },
    {
      id: 'state',
      head: say('signals.state'),
      cell: ({ signal }) => (
        <Badge kind={signal ? 'warning' : 'off'} label={say(signal ? 'signals.signal' : 'signals.none')} />
      ),
    },
    {
      id: 'acts',
      head: say('signals.acts'),
      headShown: false,
      className: styles.verbs,
      cell: (look) => (
        <>
          <Button
            look="inline"
            disabled={look.seqs.length === 0}
            aria-label={say('signals.events.of', { rule: ruleName(look.rule), name: look.name })}
            onPress={() => setOpen({ kind: 'events', look })}
          >
            {say('signals.behind')}
          </Button>
          <Button
            look="inline"
            aria-label={say('signals.answers.of', {
              count: look.answers.length,
              rule: ruleName(look.rule),
              name: look.name,
            })}
            onPress={() => setOpen({ kind: 'answers', look })}
          >
            {say('signals.answers', { count: look.answers.length })}
          </Button>
        </>
      ),
    },
  ];
  return (
    <>
      <Scrolling label={caption}>
        <Table
          caption={caption}
          columns={columns}
          rows={looks}
          rowKey={({ rule, unit }) => `${rule} ${unit}`}
          rowState={({ signal }) => (signal ? 'signal' : 'none')}
          roomy
          empty={say('signals.nothing')}
        />
      </Scrolling>
      {open?.kind === 'events' && (
        <EventsSheet title={ruleName(open.look.rule)} seqs={open.look.seqs} zone={zone} onClose={() => setOpen(null)} />
      )}
      {open?.kind === 'answers' && (
        <AnswersSheet
          title={ruleName(open.look.rule)}
          about={{ rule: open.look.rule, unit: open.look.unit, range }}
          answers={open.look.answers}
          zone={zone}
          mayAnswer={mayAnswer}
          onAnswered={onAnswered}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function ruleName(rule: string): string {
  const key = `signals.rule.${rule}`;
  return isMessageKey(key) ? say(key) : rule;
}

function ruleWhat(rule: string): string {
  const key = `signals.rule.${rule}.what`;
  return isMessageKey(key) ? say(key) : '';
}
