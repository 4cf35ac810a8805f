import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import { TicketPaper } from '@turno25/shared/ui/TicketPaper.tsx';
import actions from '../parts/actions.module.css';
import styles from './TicketScreen.module.css';

type Props = {
  readonly ticket: TicketView;
  readonly zone: string;
  readonly secondsLeft: number;
  /** False for the first moment, while a tap can only be a leftover of the question before. */
  readonly settled: boolean;
  readonly onMore: (() => void) | null;
  readonly onDone: () => void;
};

/** The ticket as it is printed, and what happens next. */
export function TicketScreen({ ticket, zone, secondsLeft, settled, onMore, onDone }: Props) {
  return (
    <div className={styles.screen}>
      <div className={styles.desk}>
        <TicketPaper
          ticket={ticket}
          zone={zone}
          surveyUrl={`${location.origin}/survey?code=${encodeURIComponent(ticket.surveyCode)}`}
        />
      </div>
      <div className={styles.next}>
        <h1 className={styles.heading} tabIndex={-1}>
          <span className="visually-hidden">{say('kiosk.ticket.heading')}. </span>
          {say('kiosk.ticket.next')}
        </h1>
        <p className={styles.returns}>{say('kiosk.ticket.returns', { seconds: secondsLeft })}</p>
        <div className={actions.pair}>
          <Press className={actions.secondary} disabled={!settled || onMore === null} onPress={() => onMore?.()}>
            {say('kiosk.ticket.more')}
          </Press>
          <Press className={actions.secondary} disabled={!settled} onPress={onDone}>
            {say('kiosk.ticket.done')}
          </Press>
        </div>
      </div>
    </div>
  );
}
