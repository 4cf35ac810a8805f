import type { TicketView } from '../contracts/tickets.ts';
import { useSay } from './language.ts';
import { QrCode } from './QrCode.tsx';
import styles from './TicketPaper.module.css';
import { WaitBar } from './WaitBar.tsx';
import { waitWords } from './waitWords.ts';
import { clockTime, numericDate } from './zoneTime.ts';

/** What is on the paper. A ticket given while the server was away knows nothing of the line, and has no codes. */
type PaperTicket = Pick<
  TicketView,
  'number' | 'issuedAt' | 'bookedFor' | 'class' | 'serviceName' | 'institutionName' | 'branchName' | 'expected'
> & {
  readonly ahead: number | null;
  readonly surveyCode: string | null;
  /** Names of what comes after the service, of a ticket for several. */
  readonly also: readonly string[];
};

/** Characters of a number that has room in the largest letters: `A-015`. */
const SHORT_NUMBER = 5;

type Props = {
  readonly ticket: PaperTicket;
  readonly zone: string;
  /** What the QR opens on the person's own telephone. */
  readonly trackUrl: string | null;
};

/** The ticket, drawn on screen as it comes out on paper. */
export function TicketPaper({ ticket, zone, trackUrl }: Props) {
  const say = useSay();
  const issuedAt = Date.parse(ticket.issuedAt);
  return (
    <article className={styles.paper} aria-label={say('ticket.label', { number: ticket.number })}>
      <header className={styles.head}>
        <span className={styles.institution}>{ticket.institutionName}</span>
        <span>{ticket.branchName}</span>
      </header>
      <div className={styles.turn}>
        <p className={styles.number} data-long={ticket.number.length > SHORT_NUMBER}>
          {ticket.number}
        </p>
        {ticket.bookedFor !== null && (
          <p className={styles.booked}>
            {say('ticket.booked', { time: clockTime(Date.parse(ticket.bookedFor), zone) })}
          </p>
        )}
        <p className={styles.service} lang="es-CL">
          {ticket.serviceName}
          {ticket.also.map((name) => (
            <span key={name} className={styles.also}>
              {say('ticket.also', { name })}
            </span>
          ))}
        </p>
        <p className={styles.facts}>
          {ticket.ahead !== null && <span>{say('ticket.ahead', { ahead: ticket.ahead })}</span>}
          {ticket.expected !== null && <span>{say('ticket.wait', { wait: waitWords(ticket.expected, say) })}</span>}
        </p>
        {ticket.expected !== null && (
          <div className={styles.drawing}>
            <WaitBar wait={ticket.expected} />
          </div>
        )}
      </div>
      <footer className={styles.foot}>
        <div className={styles.qr}>{trackUrl !== null && <QrCode text={trackUrl} label={say('ticket.trackQr')} />}</div>
        <div className={styles.survey}>
          {trackUrl !== null && <p>{say('ticket.track')}</p>}
          {ticket.surveyCode !== null && (
            <>
              <p>{say('ticket.surveyCode')}</p>
              <p className={styles.code}>{ticket.surveyCode}</p>
            </>
          )}
          <p className={styles.stamp}>
            {numericDate(issuedAt, zone)} · {clockTime(issuedAt, zone)} ·{' '}
            <abbr title={say(`class.${ticket.class}`)}>{say(`class.letter.${ticket.class}`)}</abbr>
          </p>
        </div>
      </footer>
    </article>
  );
}
