import { systemId } from '@turno25/shared/time/ids.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import type { TicketRequest } from '../flow.ts';
import actions from '../parts/actions.module.css';
import { Question } from '../parts/Question.tsx';
import { requestMessage } from '../requestMessage.ts';
import styles from './MessageScreen.module.css';

type Props = {
  readonly number: string;
  readonly request: TicketRequest | null;
  readonly refusal: string | null;
  readonly onAsk: (key: string, how: 'again' | 'reprint') => void;
};

/** The same person already waits for the same service: the paper again, or a second ticket. */
export function AlreadyScreen({ number, request, refusal, onAsk }: Props) {
  const say = useSay();
  const busy = request !== null;
  return (
    <Question ask={say('kiosk.already.ask', { number })}>
      <div className={styles.message}>
        <div className={styles.text}>
          <p>{say('kiosk.already.text')}</p>
          <p className={styles.strong} role="status">
            {requestMessage(request, refusal, say)}
          </p>
        </div>
        <div className={actions.stack}>
          <Press className={actions.primary} disabled={busy} onPress={() => onAsk(systemId(), 'reprint')}>
            {say('kiosk.already.reprint', { number })}
          </Press>
          <Press className={actions.secondary} disabled={busy} onPress={() => onAsk(systemId(), 'again')}>
            {say('kiosk.already.again')}
          </Press>
        </div>
      </div>
    </Question>
  );
}
