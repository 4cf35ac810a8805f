import type { PlanView } from '@turno25/shared/contracts/forecast.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useAsked } from '../../asking/useAsked.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import { dateInWords, wallTime } from '../../live/spans.ts';
import { Assumptions } from './Assumptions.tsx';
import styles from './forecast.module.css';

type Props = { readonly zone: string; readonly onClose: () => void };

/** How many counters each half hour of the next working day needs. */
export function PlanSheet({ zone, onClose }: Props) {
  const { answer, trouble, busy } = useAsked<PlanView>('/forecast/plan');
  const title =
    answer === null ? say('forecast.plan.open') : say('forecast.plan.title', { date: dateInWords(answer.date) });
  return (
    <Sheet title={title} trouble={trouble} onClose={onClose} {...(answer === null ? {} : { lead: answer.sentence })}>
      {busy && <p className={styles.computing}>{say('forecast.computing')}</p>}
      {answer !== null && (
        <>
          <Table caption={title} columns={columns(answer, zone)} rows={answer.slots} rowKey={({ from }) => from} />
          <p>{say('forecast.plan.order', { order: answer.order.join(', ') })}</p>
          <p className={styles.computing}>
            {say('forecast.plan.basis', { dates: answer.comparableDates.map(dateInWords).join(', ') })}
          </p>
          <Assumptions sentences={answer.assumptions} />
        </>
      )}
    </Sheet>
  );
}

type Slot = PlanView['slots'][number];

function columns({ slots, goalPercent }: PlanView, zone: string): readonly Column<Slot>[] {
  const most = Math.max(1, ...slots.map(({ counters }) => counters));
  return [
    { id: 'hour', head: say('forecast.plan.hour'), cell: ({ from }) => wallTime(Date.parse(from), zone) },
    { id: 'arrivals', head: say('forecast.plan.arrivals'), align: 'end', cell: ({ arrivals }) => Math.round(arrivals) },
    {
      id: 'counters',
      head: say('forecast.plan.counters'),
      className: styles.bars,
      cell: ({ counters }) => (
        <>
          <span className={styles.bar} style={{ inlineSize: `${(counters / most) * 72}%` }} />
          {counters}
        </>
      ),
    },
    ...(slots.some(({ planned }) => planned !== null)
      ? [
          {
            id: 'planned',
            head: say('forecast.plan.planned'),
            align: 'end' as const,
            cell: ({ planned, counters }: Slot) => (
              <>
                {planned}
                {planned !== null && planned < counters && (
                  <strong className={styles.short}>
                    {' '}
                    {say('forecast.plan.missing', { count: counters - planned })}
                  </strong>
                )}
              </>
            ),
          },
        ]
      : []),
    {
      id: 'share',
      head: say('forecast.plan.share'),
      align: 'end',
      cell: ({ percent }) => (
        <>
          {percent} %{percent < goalPercent && <strong className={styles.short}> {say('forecast.plan.short')}</strong>}
        </>
      ),
    },
  ];
}
