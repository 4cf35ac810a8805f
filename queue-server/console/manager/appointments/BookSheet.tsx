import type { BookingReceipt, BookingsView } from '@turno25/shared/contracts/appointments.ts';
import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { instantOf } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { typedRunTrouble } from '../../frame/typedRun.ts';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
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
    const wrong = typedRunTrouble(run);
    if (wrong !== null) return setTrouble(wrong);
    const answer = await send<BookingReceipt>('/appointments', {
      serviceId,
      at: new Date(instantOf(date, time, zone)).toISOString(),
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
      <Select
        label={say('appointments.book.service')}
        options={services.map(({ id, name }) => ({ value: id, label: name }))}
        value={serviceId}
        onChange={setServiceId}
      />
      <div className={styles.when}>
        <TextField label={say('appointments.book.date')} type="date" value={date} onChange={setDate} />
        <TextField label={say('appointments.book.time')} type="time" value={time} onChange={setTime} />
      </div>
      <TextField
        label={say('appointments.book.run')}
        help={say('appointments.book.run.help')}
        type="text"
        autoComplete="off"
        maxLength={16}
        value={run}
        onChange={setRun}
      />
      <Check label={say('appointments.book.preferential')} checked={preferential} onChange={setPreferential} />
    </Sheet>
  );
}
