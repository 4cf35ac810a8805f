import { useSay } from '@turno25/shared/ui/language.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import { TicketPaper } from '@turno25/shared/ui/TicketPaper.tsx';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import type { Printer } from '../devices/useDevices.ts';
import type { GivenTicket } from '../givenTicket.ts';
import actions from '../parts/actions.module.css';
import styles from './TicketScreen.module.css';

type Props = {
  readonly ticket: GivenTicket;
  readonly zone: string;
  readonly printer: Printer;
  readonly secondsLeft: number;
  /** False for the first moment, while a tap can only be a leftover of the question before. */
  readonly settled: boolean;
  readonly onMore: (() => void) | null;
  readonly onDone: () => void;
};

/** The ticket as it is printed, and what happens next. */
export function TicketScreen({ ticket, zone, printer, secondsLeft, settled, onMore, onDone }: Props) {
  const say = useSay();
  const { available, papers, printAgain } = printer;
  const paper = available ? (papers.get(ticket.id) ?? 'printing') : 'idle';
  return (
    <div className={styles.screen}>
      <div className={styles.desk}>
        <TicketPaper ticket={ticket} zone={zone} trackUrl={ticket.link} />
      </div>
      <div className={styles.next}>
        {paper !== 'idle' && (
          <p className={styles.print} role="status">
            {say(`kiosk.print.${paper}`)}
          </p>
        )}
        {ticket.booked !== null && (
          <p className={styles.booked}>
            {say(ticket.booked.late ? 'kiosk.checkIn.late' : 'kiosk.checkIn.inTime', {
              time: clockTime(Date.parse(ticket.booked.at), zone),
            })}
          </p>
        )}
        <h1 className={styles.heading} tabIndex={-1}>
          <span className="visually-hidden">{say('kiosk.ticket.heading')}. </span>
          {say('kiosk.ticket.next')}
        </h1>
        {ticket.ahead === null && <p className={styles.alone}>{say('kiosk.machine.alone')}</p>}
        <p className={styles.returns}>{say('kiosk.ticket.returns', { seconds: secondsLeft })}</p>
        <div className={actions.pair}>
          {paper === 'failed' && (
            <Press className={actions.secondary} onPress={() => printAgain(ticket.id)}>
              {say('kiosk.print.retry')}
            </Press>
          )}
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
