import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { QrCode } from '@turno25/shared/ui/QrCode.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import styles from './people.module.css';

const KINDS = ['kiosk', 'board'] as const;
type Kind = (typeof KINDS)[number];
type Code = { readonly code: string };

/** A code that enrols one machine, once: typed on it, or opened as its address. */
export function NewDeviceSheet({ onClose }: { readonly onClose: () => void }) {
  const { send, busy } = useSend();
  const [kind, setKind] = useState<Kind>('kiosk');
  const [name, setName] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [code, setCode] = useState<Code | null>(null);

  async function ask(): Promise<void> {
    const answer = await send<Code>('/devices/codes', { kind, name: name.trim() });
    if (answer === null) return;
    if (answer.ok) setCode(answer.value);
    else setTrouble(commandTrouble(answer.error));
  }

  if (code !== null) {
    const address = `${location.origin}/${kind}?enrol=${code.code}`;
    return (
      <Sheet title={say('people.code.title', { name })} lead={say('people.code.lead')} onClose={onClose}>
        <p className={styles.code} role="status">
          {code.code}
        </p>
        <p className={styles.address}>{address}</p>
        <div className={styles.qr}>
          <QrCode text={address} label={say('people.code.qr', { name })} />
        </div>
        <p>{say('people.code.until')}</p>
      </Sheet>
    );
  }
  return (
    <Sheet
      title={say('people.newDevice')}
      lead={say('people.newDevice.lead')}
      action={say('people.newDevice.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void ask()}
      onClose={onClose}
    >
      <Choice
        legend={say('people.kind')}
        columns
        options={KINDS.map((value) => ({ value, label: say(`people.kind.${value}`) }))}
        value={kind}
        onChoose={(value) => setKind(value === 'board' ? 'board' : 'kiosk')}
      />
      <TextField
        label={say('people.name')}
        help={say('people.newDevice.name.help')}
        required
        maxLength={80}
        autoComplete="off"
        value={name}
        onChange={setName}
      />
    </Sheet>
  );
}
