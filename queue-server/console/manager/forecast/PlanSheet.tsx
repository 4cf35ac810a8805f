import type { PlanView } from '@turno25/shared/contracts/forecast.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import { dateInWords, wallTime } from '../../live/spans.ts';
import { Assumptions } from './Assumptions.tsx';
import styles from './forecast.module.css';
import { useAnswer } from './useAnswer.ts';

type Props = { readonly zone: string; readonly onClose: () => void };

/** How many counters each half hour of the next working day needs. */
export function PlanSheet({ zone, onClose }: Props) {
  const { answer, trouble, busy } = useAnswer<PlanView>('/forecast/plan');
  const most = Math.max(1, ...(answer?.slots ?? []).map(({ counters }) => counters));
  const title =
    answer === null ? say('forecast.plan.open') : say('forecast.plan.title', { date: dateInWords(answer.date) });
  return (
    <Sheet title={title} trouble={trouble} onClose={onClose} {...(answer === null ? {} : { lead: answer.sentence })}>
      {busy && <p className={styles.computing}>{say('forecast.computing')}</p>}
      {answer !== null && (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{say('forecast.plan.hour')}</th>
                <th scope="col">{say('forecast.plan.arrivals')}</th>
                <th scope="col" className={styles.bars}>
                  {say('forecast.plan.counters')}
                </th>
                <th scope="col">{say('forecast.plan.share')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.slots.map((slot) => (
                <tr key={slot.from}>
                  <th scope="row">{wallTime(Date.parse(slot.from), zone)}</th>
                  <td>{Math.round(slot.arrivals)}</td>
                  <td className={styles.bars}>
                    <span className={styles.bar} style={{ inlineSize: `${(slot.counters / most) * 72}%` }} />
                    {slot.counters}
                  </td>
                  <td>
                    {slot.percent} %
                    {slot.percent < answer.goalPercent && (
                      <strong className={styles.short}> {say('forecast.plan.short')}</strong>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
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
