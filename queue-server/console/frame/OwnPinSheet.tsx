import { pin as pinText, type SignInWays } from '@turno25/shared/contracts/access.ts';
import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useEffect, useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { useSession } from '../signedIn/sessionContext.ts';
import { cameBackProved, forgetProved } from './proved.ts';
import { Sheet } from './Sheet.tsx';

/**
 * One's own PIN, by which one's page is opened again where one signed in. The secret is shown first, since the page may be
 * anybody's; whoever has none of their own is asked anew by the provider instead.
 */
export function OwnPinSheet({ onClose }: { readonly onClose: () => void }) {
  const { staff, ownSecret } = useSession().session;
  const [proved] = useState(cameBackProved);
  const { send, busy } = useSend();
  const [what, setWhat] = useState<'set' | 'none'>('set');
  const [pin, setPin] = useState('');
  const [secret, setSecret] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(forgetProved, []);

  async function save(): Promise<void> {
    if (what === 'set' && !pinText.safeParse(pin).success) return setTrouble(say('people.pin.easy'));
    const answer = await send<null>('/sessions/me/pin', {
      ...(proved ? {} : { secret }),
      pin: what === 'set' ? pin : null,
    });
    if (answer === null) return;
    if (answer.ok) onClose();
    else setTrouble(commandTrouble(answer.error));
  }

  if (!ownSecret && !proved)
    return (
      <Sheet title={say('people.pin')} lead={say('people.pin.lead')} onClose={onClose}>
        {mayDo(staff.role, 'signals.own') && <LinkButton href="/signals">{say('people.ownSignals')}</LinkButton>}
        <ProveFirst />
      </Sheet>
    );
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
      {mayDo(staff.role, 'signals.own') && <LinkButton href="/signals">{say('people.ownSignals')}</LinkButton>}
      {!proved && <LinkAccount />}
      {proved && <p role="status">{say('people.prove.done')}</p>}
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
      {!proved && (
        <TextField
          label={say('people.ownSecret.old')}
          type="password"
          autoComplete="current-password"
          maxLength={200}
          required
          value={secret}
          onChange={setSecret}
        />
      )}
    </Sheet>
  );
}

/** For an account that the provider made: it is asked anew who sits here, and then a PIN may be set. */
function ProveFirst() {
  const provider = useAsked<SignInWays>('/sign-in').answer?.oidc ?? null;
  if (provider === null) return <p>{say('people.prove.noProvider')}</p>;
  return (
    <div>
      <p>{say('people.prove.lead', { label: provider.label })}</p>
      <LinkButton look="secondary" href={`/api/v1/sessions/oidc/start?prove=1&page=${location.pathname.slice(1)}`}>
        {say('people.prove', { label: provider.label })}
      </LinkButton>
    </div>
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
