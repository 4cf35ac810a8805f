import type { MailCheck, MailState } from '@turno25/shared/contracts/oirs.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import styles from '../settings.module.css';

type Props = { readonly mayEdit: boolean; readonly version: number };

const AGAIN_MS = 30_000;

/** The secret of the account that is published, which is written and never read; and whether the server lets the branch in. */
export function MailSecretPart({ mayEdit, version }: Props) {
  const { send, busy } = useSend();
  const state = useAsked<MailState>('/mail', { everyMillis: AGAIN_MS, since: String(version) });
  const [secret, setSecret] = useState('');
  const [told, setTold] = useState<string | null>(null);
  if (state.answer === null || !state.answer.set) return null;

  async function keep(): Promise<void> {
    const answer = await send<null>('/mail/secret', { secret }, 'PUT');
    if (answer === null) return;
    setTold(answer.ok ? say('settings.oirs.secret.kept') : commandTrouble(answer.error));
    if (answer.ok) setSecret('');
    state.refresh();
  }

  async function check(): Promise<void> {
    setTold(say('settings.oirs.check.busy'));
    const answer = await send<MailCheck>('/mail/check', {});
    if (answer === null) return;
    if (!answer.ok) setTold(commandTrouble(answer.error));
    else if (answer.value.trouble === null) setTold(say('settings.oirs.check.good'));
    else setTold(say('settings.oirs.check.bad', { trouble: say(`oirsTray.mail.trouble.${answer.value.trouble}`) }));
  }

  return (
    <>
      <p className={styles.effect}>
        {say(`settings.oirs.secret.${state.answer.secret}`)}{' '}
        {say('settings.oirs.waiting', { count: state.answer.waiting })}
      </p>
      {mayEdit && state.answer.secret !== 'notAsked' && (
        <>
          <TextField
            label={say('settings.oirs.secret')}
            help={say('settings.oirs.secret.help')}
            type="password"
            autoComplete="new-password"
            maxLength={500}
            value={secret}
            onChange={setSecret}
          />
          <Button disabled={busy || secret === ''} onPress={() => void keep()}>
            {say('settings.oirs.secret.keep')}
          </Button>
        </>
      )}
      {mayEdit && (
        <Button disabled={busy} onPress={() => void check()}>
          {say('settings.oirs.check')}
        </Button>
      )}
      <p role="status">{told}</p>
    </>
  );
}
