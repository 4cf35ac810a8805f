import type { BookingReceipt, BookingsView } from '@turno25/shared/contracts/appointments.ts';
import { checkInWindow } from '@turno25/shared/domain/visit/booking.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { clockTime, isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import { dateInWords } from '../../live/spans.ts';
import styles from './appointments.module.css';

type Props = {
  readonly receipt: BookingReceipt;
  readonly zone: string;
  readonly window: BookingsView['window'] | null;
  readonly onAnother: () => void;
  readonly onClose: () => void;
};

/** What to give to the person: it is shown here and kept nowhere. */
export function Receipt({ receipt, zone, window, onAnother, onClose }: Props) {
  const at = Date.parse(receipt.at);
  const when = { date: dateInWords(isoDate(at, zone)), time: clockTime(at, zone) };
  return (
    <Sheet
      title={say('appointments.book.doneTitle')}
      lead={say('appointments.book.done', { service: receipt.serviceName, ...when })}
      onClose={onClose}
    >
      <div className={styles.receipt} role="status">
        <p className={styles.codeLabel}>{say('appointments.book.code')}</p>
        <p className={styles.code}>{receipt.code}</p>
        <p>{say('appointments.book.use', { minutes: (window ?? checkInWindow({})).earlyMinutes })}</p>
      </div>
      <Button onPress={onAnother}>{say('appointments.book.another')}</Button>
    </Sheet>
  );
}
