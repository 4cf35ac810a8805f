import type { AttachmentContent, OirsHistory } from '@turno25/shared/contracts/oirs.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Field } from '@turno25/shared/ui/kit/Field.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { base64Of, openFile } from './fileBytes.ts';
import styles from './oirs.module.css';

type Props = {
  readonly folio: string;
  readonly isOpen: boolean;
  /** Whether it is one's work to read what cases say; each look is noted. */
  readonly mayRead: boolean;
};

const KILOBYTE = 1024;

/** Files of a case: added while it is open, looked at one by one. */
export function Files({ folio, isOpen, mayRead }: Props) {
  const { send, busy } = useSend();
  const history = useAsked<OirsHistory>(mayRead ? `/oirs/${folio}/history` : null);
  const [told, setTold] = useState<string | null>(null);
  const files = history.answer?.attachments ?? [];
  if (files.length === 0 && !isOpen) return null;

  async function add(file: File): Promise<void> {
    const answer = await send<{ id: string }>(`/oirs/${folio}/attachments`, {
      name: file.name.slice(-120),
      data: await base64Of(file),
    });
    if (answer === null) return;
    setTold(answer.ok ? say('oirsTray.file.added') : commandTrouble(answer.error));
    if (answer.ok) history.refresh();
  }

  async function read(id: string): Promise<void> {
    const answer = await send<AttachmentContent>(`/oirs/${folio}/attachments/${id}/read`, {});
    if (answer === null) return;
    if (!answer.ok) return setTold(commandTrouble(answer.error));
    setTold(answer.value.data === null ? say('oirsTray.file.gone') : null);
    if (answer.value.data !== null) openFile(answer.value.data, answer.value.kind, answer.value.name ?? folio);
    history.refresh();
  }

  return (
    <section className={styles.files} aria-label={say('oirsTray.files')}>
      {files.length > 0 && (
        <ul className={styles.history}>
          {files.map(({ id, kind, bytes }, index) => (
            <li key={id}>
              {say('oirsTray.file', { kind: say(`oirsTray.file.kind.${kind}`), size: Math.ceil(bytes / KILOBYTE) })}{' '}
              <Button look="inline" disabled={busy} onPress={() => void read(id)}>
                {say('oirsTray.file.open', { number: index + 1 })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <Field label={say('oirsTray.file.add')} help={say('oirsTray.file.help')}>
          {(control) => (
            <input
              {...control}
              className={styles.file}
              type="file"
              accept="application/pdf,image/jpeg,image/png"
              disabled={busy}
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file !== undefined) void add(file);
                event.target.value = '';
              }}
            />
          )}
        </Field>
      )}
      <p role="status">{told}</p>
    </section>
  );
}
