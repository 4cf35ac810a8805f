import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import actions from '../../common/parts/actions.module.css';
import { Question } from '../../common/parts/Question.tsx';
import type { Errand } from '../office/errand.ts';
import { type Refused, refusalMessage } from '../office/refusalMessage.ts';
import styles from '../screens/MessageScreen.module.css';

type Props = {
  /** ISO 8601. */
  readonly bookedFor: string;
  readonly zone: string;
  readonly errand: Errand | null;
  readonly refusal: Refused | null;
  readonly onCheckIn: (key: string) => void;
  readonly onNumber: (key: string) => void;
};

/** Who asks for a ticket and has an appointment for it now: the appointment is offered, which is counted from its hour. */
export function AwaitedScreen({ bookedFor, zone, errand, refusal, onCheckIn, onNumber }: Props) {
  const say = useSay();
  const { newId } = useSources();
  const busy = errand !== null;
  const time = clockTime(Date.parse(bookedFor), zone);
  return (
    <Question ask={say('kiosk.awaited.ask', { time })}>
      <div className={styles.message}>
        <div className={styles.text}>
          <p>{say('kiosk.awaited.text')}</p>
          <p className={styles.strong} role="status">
            {refusalMessage(errand, refusal?.code ?? null, say)}
          </p>
        </div>
        <div className={actions.stack}>
          <Button look="primary" size="large" disabled={busy} onPress={() => onCheckIn(newId())}>
            {say('kiosk.checkIn.submit')}
          </Button>
          <Button size="large" disabled={busy} onPress={() => onNumber(newId())}>
            {say('kiosk.awaited.number')}
          </Button>
        </div>
      </div>
    </Question>
  );
}
