import type { OutsideSecret } from '@turno25/shared/contracts/alerts.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import styles from '../settings.module.css';

/** A new secret for whoever hears the alerts: shown once, and gone when the sheet closes. */
export function AlertSecretSheet({ onClose }: { readonly onClose: () => void }) {
  const { send, busy } = useSend();
  const [secret, setSecret] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const answer = await send<OutsideSecret>('/alerts/outside/secret', {});
    if (answer === null) return;
    if (answer.ok) setSecret(answer.value.secret);
    else setTrouble(commandTrouble(answer.error));
  };
  const title = say('settings.alerts.secret');
  if (secret !== null)
    return (
      <Sheet title={title} lead={say('settings.alerts.secret.shown')} onClose={onClose}>
        <p className={styles.secret} role="status">
          {secret}
        </p>
      </Sheet>
    );
  return (
    <Sheet
      title={title}
      lead={say('settings.alerts.secret.ask')}
      action={say('settings.alerts.secret.make')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void make()}
      onClose={onClose}
    >
      {null}
    </Sheet>
  );
}
