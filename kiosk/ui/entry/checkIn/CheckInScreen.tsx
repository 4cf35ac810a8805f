import { useSay } from '@turno25/shared/ui/language.ts';
import { ChoiceCard } from '../../common/parts/ChoiceCard.tsx';
import { Question } from '../../common/parts/Question.tsx';
import styles from './CheckInScreen.module.css';

type Props = {
  readonly unread: boolean;
  readonly onWay: (way: 'card' | 'code') => void;
  /** Null while no tickets are given. */
  readonly onNumber: (() => void) | null;
};

/** How the person says who has come; the scanner is heard here as well. */
export function CheckInScreen({ unread, onWay, onNumber }: Props) {
  const say = useSay();
  return (
    <Question ask={say('kiosk.checkIn.ask')}>
      <div className={styles.ways}>
        <ChoiceCard name={say('kiosk.checkIn.card')} onChoose={() => onWay('card')}>
          {say('kiosk.checkIn.cardExplain')}
        </ChoiceCard>
        <ChoiceCard name={say('kiosk.checkIn.code')} onChoose={() => onWay('code')}>
          {say('kiosk.checkIn.codeExplain')}
        </ChoiceCard>
        {onNumber !== null && (
          <ChoiceCard name={say('kiosk.checkIn.none')} onChoose={onNumber}>
            {say('kiosk.checkIn.noneExplain')}
          </ChoiceCard>
        )}
        <p className={unread ? styles.trouble : styles.promise} role="status">
          {say(unread ? 'kiosk.scan.unread' : 'kiosk.checkIn.promise')}
        </p>
      </div>
    </Question>
  );
}
