import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import actions from '../../common/parts/actions.module.css';
import { Question } from '../../common/parts/Question.tsx';
import styles from '../screens/MessageScreen.module.css';

type Props = { readonly unread: boolean; readonly onCode: () => void };

/** The card of the person, held up to the reader: a number that is typed may be anybody's, and would tell who has an appointment. */
export function CheckInCardScreen({ unread, onCode }: Props) {
  const say = useSay();
  return (
    <Question ask={say('kiosk.checkIn.card.ask')}>
      <div className={styles.message}>
        <div className={styles.text}>
          <p>{say('kiosk.checkIn.card.text')}</p>
          <p className={styles.strong} role="status">
            {unread ? say('kiosk.scan.unread') : ''}
          </p>
        </div>
        <div className={actions.stack}>
          <Button size="large" onPress={onCode}>
            {say('kiosk.checkIn.code')}
          </Button>
        </div>
      </div>
    </Question>
  );
}
