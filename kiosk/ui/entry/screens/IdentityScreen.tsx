import { useSay } from '@turno25/shared/ui/language.ts';
import { ChoiceCard } from '../../common/parts/ChoiceCard.tsx';
import cards from '../../common/parts/cards.module.css';
import { Question } from '../../common/parts/Question.tsx';
import styles from './IdentityScreen.module.css';

type Props = {
  readonly unread: boolean;
  readonly onRun: () => void;
  readonly onOther: () => void;
  readonly onNone: () => void;
};

/** A document helps with some services and is needed for none: the three answers are alike. */
export function IdentityScreen({ unread, onRun, onOther, onNone }: Props) {
  const say = useSay();
  return (
    <Question ask={say('kiosk.identity.ask')}>
      <div className={cards.column}>
        <ChoiceCard name={say('kiosk.identity.run')} onChoose={onRun}>
          {say('kiosk.identity.runExplain')}
        </ChoiceCard>
        <ChoiceCard name={say('kiosk.identity.other')} onChoose={onOther}>
          {say('kiosk.identity.otherExplain')}
        </ChoiceCard>
        <ChoiceCard name={say('kiosk.identity.none')} onChoose={onNone}>
          {say('kiosk.identity.noneExplain')}
        </ChoiceCard>
        <p className={unread ? styles.trouble : styles.promise} role="status">
          {say(unread ? 'kiosk.document.unread' : 'kiosk.identity.explain')}
        </p>
      </div>
    </Question>
  );
}
