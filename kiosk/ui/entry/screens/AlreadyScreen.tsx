import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import actions from '../../common/parts/actions.module.css';
import { Question } from '../../common/parts/Question.tsx';
import type { Errand } from '../office/errand.ts';
import { type Refused, refusalMessage } from '../office/refusalMessage.ts';
import styles from './MessageScreen.module.css';

type Props = {
  readonly number: string;
  /** Whether the machine has a printer; one without shows the ticket. */
  readonly prints: boolean;
  readonly errand: Errand | null;
  readonly refusal: Refused | null;
  readonly onAsk: (key: string, how: 'again' | 'reprint') => void;
};

/** The same person already waits for the same service: the paper again, or a second ticket. */
export function AlreadyScreen({ number, prints, errand, refusal, onAsk }: Props) {
  const say = useSay();
  const { newId } = useSources();
  const busy = errand !== null;
  return (
    <Question ask={say('kiosk.already.ask', { number })}>
      <div className={styles.message}>
        <div className={styles.text}>
          <p>{say('kiosk.already.text')}</p>
          <p className={styles.strong} role="status">
            {refusalMessage(errand, refusal?.code ?? null, say)}
          </p>
        </div>
        <div className={actions.stack}>
          <Button look="primary" size="large" disabled={busy} onPress={() => onAsk(newId(), 'reprint')}>
            {say(prints ? 'kiosk.already.reprint' : 'kiosk.already.show', { number })}
          </Button>
          <Button size="large" disabled={busy} onPress={() => onAsk(newId(), 'again')}>
            {say('kiosk.already.again')}
          </Button>
        </div>
      </div>
    </Question>
  );
}
