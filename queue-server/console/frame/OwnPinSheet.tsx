import { pin as pinText, type SignInWays } from '@turno25/shared/contracts/access.ts';
import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { useSession } from '../signedIn/sessionContext.ts';
import { Sheet } from './Sheet.tsx';

/** One's own PIN, by which one's page is opened again where one signed in. The secret is shown first: the page may be anybody's. */
export function OwnPinSheet({ onClose }: { readonly onClose: () => void }) {
  const { role } = useSession().session.staff;
  const { send, busy } = useSend();
  const [what, setWhat] = useState<'set' | 'none'>('set');
  const [pin, setPin] = useState('');
  const [secret, setSecret] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function save(): Promise<void> {
    if (what === 'set' && !pinText.safeParse(pin).success) return setTrouble(say('people.pin.easy'));
    const answer = await send<null>('/sessions/me/pin', { secret, pin: what === 'set' ? pin : null });
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('people.pin')}
      lead={say('people.pin.lead')}
      action={say('people.pin.save')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      {mayDo(role, 'signals.own') && <LinkButton href="/signals">{say('people.ownSignals')}</LinkButton>}
      <LinkAccount />
      <Choice
        legend={say('people.pin.what')}
        options={(['set', 'none'] as const).map((value) => ({ value, label: say(`people.pin.what.${value}`) }))}
        value={what}
        onChoose={(value) => setWhat(value === 'none' ? 'none' : 'set')}
      />
      {what === 'set' && (
        <TextField
          label={say('people.pin.new')}
          help={say('people.pin.help')}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          pattern="\d{4,8}"
          maxLength={8}
          required
          value={pin}
          onChange={setPin}
        />
      )}
      <TextField
        label={say('people.ownSecret.old')}
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
        value={secret}
        onChange={setSecret}
      />
    </Sheet>
  );
}

/** Joins one's own account to whom one is at the provider, where the branch has one. */
function LinkAccount() {
  const ways = useAsked<SignInWays>('/sign-in');
  const provider = ways.answer?.oidc ?? null;
  if (provider === null) return null;
  const page = location.pathname.slice(1);
  return (
    <div>
      <LinkButton href={`/api/v1/sessions/oidc/start?link=1&page=${page}`}>
        {say('people.link', { label: provider.label })}
      </LinkButton>
      <p>{say('people.link.lead', { label: provider.label })}</p>
    </div>
  );
}
