import type { ProviderCheck, ProviderState } from '@turno25/shared/contracts/signIn.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import styles from '../settings.module.css';

type Props = {
  /** As it is drafted. */
  readonly oidc: NonNullable<BranchConfig['signIn']>['oidc'] | undefined;
  readonly mayEdit: boolean;
  /** Of the configuration in force: another provider asks for another secret. */
  readonly version: number;
};

const AGAIN_MS = 30_000;

/** Whether the drafted provider would do, the secret of the published one, which is written and never read, and who enters without it. */
export function ProviderPart({ oidc, mayEdit, version }: Props) {
  const { send, busy } = useSend();
  const state = useAsked<ProviderState>('/sign-in/provider', { everyMillis: AGAIN_MS, since: String(version) });
  const [secret, setSecret] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const [kept, setKept] = useState<string | null>(null);

  async function check(): Promise<void> {
    setTold(say('settings.signIn.check.busy'));
    const answer = await send<ProviderCheck>('/sign-in/provider/check', { oidc });
    if (answer !== null) setTold(answer.ok ? checkWords(answer.value) : commandTrouble(answer.error));
  }

  async function keep(): Promise<void> {
    const answer = await send<null>('/sign-in/provider/secret', { secret }, 'PUT');
    if (answer === null) return;
    setKept(answer.ok ? say('settings.signIn.secret.done') : commandTrouble(answer.error));
    if (answer.ok) setSecret('');
    state.refresh();
  }

  return (
    <>
      {mayEdit && oidc !== undefined && (
        <>
          <h2 className={styles.title}>{say('settings.signIn.check')}</h2>
          <p className={styles.effect}>{say('settings.signIn.check.lead')}</p>
          <Button disabled={busy} onPress={() => void check()}>
            {say('settings.signIn.check.run')}
          </Button>
          <p role="status">{told}</p>
        </>
      )}
      {state.answer?.set && (
        <>
          <h2 className={styles.title}>{say('settings.signIn.secret')}</h2>
          <p>{say(`settings.signIn.secret.${state.answer.secret}`)}</p>
          {mayEdit && (
            <>
              <TextField
                label={say('settings.signIn.secret.new')}
                help={say('settings.signIn.secret.help')}
                type="password"
                autoComplete="new-password"
                maxLength={500}
                value={secret}
                onChange={setSecret}
              />
              <Button disabled={busy || secret === ''} onPress={() => void keep()}>
                {say('settings.signIn.secret.keep')}
              </Button>
              <p role="status">{kept}</p>
            </>
          )}
        </>
      )}
      {state.answer !== null && (
        <Notice kind={state.answer.localAdmins < 2 ? 'warning' : 'info'}>
          {say('settings.signIn.localAdmins', { count: state.answer.localAdmins })}
        </Notice>
      )}
    </>
  );
}

/** What the provider says of itself, in words. */
function checkWords({ fault, seen, doubts }: ProviderCheck): string {
  if (fault !== null) return say(`settings.signIn.fault.${fault}`, { seen: seen ?? '' });
  return [say('settings.signIn.check.good'), ...doubts.map((doubt) => say(`settings.signIn.doubt.${doubt}`))].join(' ');
}
