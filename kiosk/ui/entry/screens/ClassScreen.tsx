import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { ChoiceCard } from '../../common/parts/ChoiceCard.tsx';
import { Question } from '../../common/parts/Question.tsx';
import styles from './ClassScreen.module.css';

type Props = { readonly onChoose: (visitClass: VisitClass) => void };

/** The person says whether preferential attention is theirs; which condition gives it is never asked. */
export function ClassScreen({ onChoose }: Props) {
  const say = useSay();
  return (
    <Question ask={say('kiosk.class.ask')}>
      <div className={styles.pair}>
        <ChoiceCard large name={say('kiosk.class.general')} onChoose={() => onChoose('general')}>
          {say('kiosk.class.generalExplain')}
        </ChoiceCard>
        <ChoiceCard large name={say('kiosk.class.preferential')} onChoose={() => onChoose('preferential')}>
          <span className={styles.reason}>{say('kiosk.class.byLaw')}</span>
          <span className={styles.reason}>{say('kiosk.class.byPolicy')}</span>
        </ChoiceCard>
      </div>
      <p className={styles.promise}>{say('kiosk.class.noProof')}</p>
    </Question>
  );
}
