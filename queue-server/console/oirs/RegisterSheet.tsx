import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { OirsReceipt } from '@turno25/shared/contracts/oirs.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { typedRunTrouble } from '../frame/typedRun.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { HandOver } from './HandOver.tsx';
import { CHANNELS, EMPTY, KINDS, REPLY_CHANNELS, registration } from './registration.ts';

type Props = { readonly catalog: Catalog; readonly onClose: () => void };

const LONGEST_TEXT = 4000;

/** What somebody says at a counter, by telephone or in a letter becomes a case; they get its folio and its key. */
export function RegisterSheet({ catalog, onClose }: Props) {
  const { send, busy } = useSend();
  const [said, setSaid] = useState({ ...EMPTY, institutionId: catalog.institutions[0]?.id ?? '' });
  const [receipt, setReceipt] = useState<OirsReceipt | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (receipt !== null) return <HandOver receipt={receipt} said={said} catalog={catalog} onClose={onClose} />;
  const change = (more: Partial<typeof said>): void => setSaid({ ...said, ...more });

  async function register(): Promise<void> {
    const wrongRun = typedRunTrouble(said.run);
    if (wrongRun !== null) return setTrouble(wrongRun);
    const answer = await send<OirsReceipt>('/oirs', registration(said));
    if (answer === null) return;
    if (answer.ok) setReceipt(answer.value);
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={say('oirsTray.register')}
      lead={say('oirsTray.register.lead')}
      action={say('oirsTray.register.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void register()}
      onClose={onClose}
    >
      <Select
        label={say('oirsTray.register.channel')}
        options={CHANNELS.map((value) => ({ value, label: say(`oirsTray.came.${value}`) }))}
        value={said.channel}
        onChange={(channel) => change({ channel: channel as typeof said.channel })}
      />
      <TextField
        label={say('oirsTray.register.receivedOn')}
        help={say(said.channel === 'letter' ? 'oirsTray.register.ofALetter' : 'oirsTray.register.notToday')}
        type="date"
        required={said.channel === 'letter'}
        value={said.receivedOn}
        onChange={(receivedOn) => change({ receivedOn })}
      />
      <Select
        label={say('oirsTray.kind')}
        options={KINDS.map((value) => ({ value, label: say(`oirsTray.kind.${value}`) }))}
        value={said.kind}
        onChange={(kind) => change({ kind: kind as typeof said.kind })}
      />
      <Select
        label={say('oirsTray.institution')}
        options={catalog.institutions.map(({ id, name }) => ({ value: id, label: name }))}
        value={said.institutionId}
        onChange={(institutionId) => change({ institutionId })}
      />
      <Field label={say('oirsTray.register.text')} help={say('oirsTray.register.textHelp')}>
        {(control) => (
          <textarea
            {...control}
            rows={5}
            required
            minLength={3}
            maxLength={LONGEST_TEXT}
            value={said.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        )}
      </Field>
      <TextField
        label={say('oirsTray.register.name')}
        autoComplete="off"
        maxLength={120}
        value={said.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={say('oirsTray.register.run')}
        help={say('oirsTray.register.privacy')}
        autoComplete="off"
        maxLength={20}
        value={said.run}
        onChange={(run) => change({ run })}
      />
      <Select
        label={say('oirsTray.register.reply')}
        options={REPLY_CHANNELS.map((value) => ({ value, label: say(`oirsTray.register.reply.${value}`) }))}
        value={said.replyChannel}
        onChange={(replyChannel) => change({ replyChannel: replyChannel as typeof said.replyChannel })}
      />
      {said.replyChannel !== 'none' && (
        <TextField
          label={say(`oirsTray.register.to.${said.replyChannel}`)}
          type={said.replyChannel === 'email' ? 'email' : 'text'}
          autoComplete="off"
          required
          minLength={5}
          maxLength={300}
          value={said.replyTo}
          onChange={(replyTo) => change({ replyTo })}
        />
      )}
    </Sheet>
  );
}
