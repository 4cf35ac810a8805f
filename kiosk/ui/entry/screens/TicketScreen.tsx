import type { GivenTicket } from '@turno25/shared/contracts/ticketOffice.ts';
import type { Wording } from '@turno25/shared/domain/branch/kioskStart.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { TicketPaper } from '@turno25/shared/ui/TicketPaper.tsx';
import { useMoment } from '@turno25/shared/ui/useMoment.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import { DELAYS } from '../../common/delays.ts';
import type { Printer } from '../../common/devices/useDevices.ts';
import actions from '../../common/parts/actions.module.css';
import { OwnWords } from '../../common/parts/OwnWords.tsx';
import styles from './TicketScreen.module.css';

type Props = {
  readonly ticket: GivenTicket;
  readonly zone: string;
  /** What the branch says with each ticket, by language. */
  readonly closing: Wording | null;
  readonly printer: Printer;
  readonly secondsLeft: number;
  /** The first moment of it, when a tap can only be a leftover of the question before. */
  readonly since: Moment;
  readonly onMore: (() => void) | null;
  readonly onDone: () => void;
};

/** The ticket as it is printed, and what happens next. */
export function TicketScreen({ ticket, zone, closing, printer, secondsLeft, since, onMore, onDone }: Props) {
  const say = useSay();
  const settled = useMoment(DELAYS.tick) - since >= DELAYS.ticketSettles;
  const { available, paperOf, printAgain } = printer;
  const paper = available ? (paperOf(ticket.visitId) ?? 'printing') : 'idle';
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
        <OwnWords words={closing} />
        {ticket.ahead === null && <p className={styles.alone}>{say('kiosk.machine.alone')}</p>}
        <p className={styles.returns}>{say('kiosk.ticket.returns', { seconds: secondsLeft })}</p>
        <div className={actions.pair}>
          {(paper === 'failed' || paper === 'unsure') && (
            <Button size="large" onPress={() => printAgain(ticket.visitId)}>
              {say(paper === 'unsure' ? 'kiosk.print.copy' : 'kiosk.print.retry')}
            </Button>
          )}
          <Button size="large" disabled={!settled || onMore === null} onPress={() => onMore?.()}>
            {say('kiosk.ticket.more')}
          </Button>
          <Button size="large" disabled={!settled} onPress={onDone}>
            {say('kiosk.ticket.done')}
          </Button>
        </div>
      </div>
    </div>
  );
}
