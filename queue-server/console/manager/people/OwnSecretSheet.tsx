import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import { useSession } from '../../signedIn/sessionContext.ts';

/** One's own secret; it ends one's own sessions, this one too, so that the new one is used at once. */
export function OwnSecretSheet({ onClose }: { readonly onClose: () => void }) {
  const { send, busy } = useSend();
  const { signOut } = useSession();
  const [secret, setSecret] = useState('');
  const [newSecret, setNewSecret] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function change(): Promise<void> {
    const answer = await send<null>('/sessions/me/secret', { secret, newSecret });
    if (answer === null) return;
    if (answer.ok) signOut();
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('people.ownSecret')}
      lead={say('people.ownSecret.lead')}
      action={say('people.ownSecret')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void change()}
      onClose={onClose}
    >
      <TextField
        label={say('people.ownSecret.old')}
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
        value={secret}
        onChange={setSecret}
      />
      <TextField
        label={say('people.newSecret')}
        help={say('people.newSecret.help')}
        type="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={200}
        required
        value={newSecret}
        onChange={setNewSecret}
      />
    </Sheet>
  );
}
