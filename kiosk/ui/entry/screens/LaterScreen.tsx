import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import { Question } from '../../common/parts/Question.tsx';
import styles from './MessageScreen.module.css';

type Props = { readonly catalog: Catalog; readonly onDone: () => void };

/** The person prefers another moment: nothing was issued, and until when it can be. */
export function LaterScreen({ catalog, onDone }: Props) {
  const say = useSay();
  const until = catalog.day?.ticketsUntil ?? null;
  return (
    <Question ask={say('kiosk.later.ask')}>
      <div className={styles.message}>
        <div className={styles.text}>
          <p>{say('kiosk.later.text')}</p>
          {until !== null && (
            <p className={styles.strong}>
              {say('kiosk.later.until', { time: clockTime(Date.parse(until), catalog.branch.zone) })}
            </p>
          )}
        </div>
        <Button look="primary" size="large" onPress={onDone}>
          {say('kiosk.ticket.done')}
        </Button>
      </div>
    </Question>
  );
}
