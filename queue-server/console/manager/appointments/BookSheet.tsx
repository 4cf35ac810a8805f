import type { BookingReceipt, BookingsView } from '@turno25/shared/contracts/appointments.ts';
import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { parseRun } from '@turno25/shared/domain/identity/run.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { useState } from 'react';
import { commandTrouble } from '../../commands/commandTrouble.ts';
import { useSend } from '../../commands/useSend.ts';
import controls from '../../frame/controls.module.css';
import { Sheet } from '../../frame/Sheet.tsx';
import sheetStyles from '../../frame/sheet.module.css';
import styles from './appointments.module.css';
import { Receipt } from './Receipt.tsx';

type Props = {
  readonly catalog: Catalog;
  readonly today: string | null;
  readonly window: BookingsView['window'] | null;
  readonly onClose: () => void;
};

/** An appointment made by hand, and the code for its person. */
export function BookSheet({ catalog, today, window, onClose }: Props) {
  const { send, busy } = useSend();
  const services = catalog.services.filter(({ given }) => given);
  const [serviceId, setServiceId] = useState(services[0]?.id ?? '');
  const [date, setDate] = useState(today ?? '');
  const [time, setTime] = useState('');
  const [run, setRun] = useState('');
  const [preferential, setPreferential] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [receipt, setReceipt] = useState<BookingReceipt | null>(null);
  const { zone } = catalog.branch;

  async function book(): Promise<void> {
    if (date === '' || time === '') return setTrouble(say('appointments.book.incomplete'));
    if (run !== '' && !parseRun(run).ok) return setTrouble(say('appointments.book.badRun'));
    const answer = await send<BookingReceipt>('/appointments', {
      serviceId,
      at: new Date(localTimeToInstant(date, time, zone)).toISOString(),
      class: preferential ? 'preferential' : 'general',
      ...(run === '' ? {} : { identity: { type: 'run', value: run } }),
    });
    if (answer === null) return;
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
    if (answer.ok) setReceipt(answer.value);
  }

  function another(): void {
    setReceipt(null);
    setTime('');
    setRun('');
    setPreferential(false);
  }

  if (receipt !== null) {
    return <Receipt receipt={receipt} zone={zone} window={window} onAnother={another} onClose={onClose} />;
  }
  return (
    <Sheet
      title={say('appointments.book')}
      action={say('appointments.book.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void book()}
      onClose={onClose}
    >
      <label className={sheetStyles.note}>
        {say('appointments.book.service')}
        <select className={controls.input} value={serviceId} onChange={(event) => setServiceId(event.target.value)}>
          {services.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.when}>
        <label className={sheetStyles.note}>
          {say('appointments.book.date')}
          <input
            type="date"
            className={controls.input}
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        </label>
        <label className={sheetStyles.note}>
          {say('appointments.book.time')}
          <input
            type="time"
            className={controls.input}
            value={time}
            onChange={(event) => setTime(event.target.value)}
          />
        </label>
      </div>
      <label className={sheetStyles.note}>
        {say('appointments.book.run')}
        <input
          type="text"
          className={controls.input}
          autoComplete="off"
          maxLength={16}
          value={run}
          onChange={(event) => setRun(event.target.value)}
        />
      </label>
      <label className={sheetStyles.choice}>
        <input type="checkbox" checked={preferential} onChange={(event) => setPreferential(event.target.checked)} />
        <span className={sheetStyles.choiceText}>{say('appointments.book.preferential')}</span>
      </label>
    </Sheet>
  );
}
