import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import { TicketPaper } from '@turno25/shared/ui/TicketPaper.tsx';
import { useEffect, useEffectEvent } from 'react';
import { ticketPaper } from '../devices/ticketPaper.ts';
import type { PrintJob } from '../devices/usePrinter.ts';
import { trackUrl } from '../links.ts';
import actions from '../parts/actions.module.css';
import styles from './TicketScreen.module.css';

type Props = {
  readonly ticket: TicketView;
  readonly zone: string;
  /** A paper that may have come out before says that it is a copy. */
  readonly copy: boolean;
  readonly print: PrintJob;
  readonly secondsLeft: number;
  /** False for the first moment, while a tap can only be a leftover of the question before. */
  readonly settled: boolean;
  readonly onMore: (() => void) | null;
  readonly onDone: () => void;
};

/** The ticket as it is printed, and what happens next. */
export function TicketScreen({ ticket, zone, copy, print, secondsLeft, settled, onMore, onDone }: Props) {
  const say = useSay();
  const { available, state, start } = print;
  const printIt = (again: boolean): void => start(ticketPaper(ticket, zone, location.origin, copy || again));
  const first = useEffectEvent(() => printIt(false));
  // biome-ignore lint/correctness/useExhaustiveDependencies: each ticket is printed once by itself, as soon as there is a printer
  useEffect(() => {
    if (available) first();
  }, [available, ticket.id]);
  return (
    <div className={styles.screen}>
      <div className={styles.desk}>
        <TicketPaper ticket={ticket} zone={zone} trackUrl={trackUrl(location.origin, ticket)} />
      </div>
      <div className={styles.next}>
        {state !== 'idle' && (
          <p className={styles.print} role="status">
            {say(`kiosk.print.${state}`)}
          </p>
        )}
        <h1 className={styles.heading} tabIndex={-1}>
          <span className="visually-hidden">{say('kiosk.ticket.heading')}. </span>
          {say('kiosk.ticket.next')}
        </h1>
        <p className={styles.returns}>{say('kiosk.ticket.returns', { seconds: secondsLeft })}</p>
        <div className={actions.pair}>
          {state === 'failed' && (
            <Press className={actions.secondary} onPress={() => printIt(true)}>
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
