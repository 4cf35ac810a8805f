import type { ImportAnswer } from '@turno25/shared/contracts/appointments.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { commandOfText } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useRef, useState } from 'react';
import { textOfFile } from '../../asking/textOfFile.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSession } from '../../signedIn/sessionContext.ts';
import styles from './appointments.module.css';

type Props = { readonly onClose: () => void };

/** A file of appointments, and what became of each of its lines. */
export function ImportSheet({ onClose }: Props) {
  const { notice } = useSession();
  const { newId } = useSources();
  const [busy, setBusy] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  /** The file with its key: sent again after no answer, it is the same intention. */
  const chosen = useRef<{ readonly file: File; readonly key: string } | null>(null);

  async function send(): Promise<void> {
    if (chosen.current === null) return setTrouble(say('appointments.import.choose'));
    const { file, key } = chosen.current;
    setBusy(true);
    const text = textOfFile(new Uint8Array(await file.arrayBuffer()));
    const reply = await commandOfText<ImportAnswer>('/appointments/import', text, 'text/csv', { key });
    setBusy(false);
    if (!reply.ok) notice(reply.error);
    setTrouble(reply.ok ? null : commandTrouble(reply.error));
    setAnswer(reply.ok ? reply.value : null);
  }

  return (
    <Sheet
      title={say('appointments.import')}
      lead={say('appointments.import.lead')}
      action={say('appointments.import.action')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <label className={styles.pick}>
        {say('appointments.import.file')}
        <input
          type="file"
          accept=".csv,text/csv"
          className="visually-hidden"
          onChange={(event) => {
            const file = event.target.files?.[0];
            chosen.current = file === undefined ? null : { file, key: newId() };
            setName(file?.name ?? null);
            setAnswer(null);
            setTrouble(null);
          }}
        />
        <span className={styles.file} data-chosen={name !== null}>
          {name ?? say('appointments.import.pick')}
        </span>
      </label>
      <div role="status" className={styles.outcome}>
        {answer !== null && <Outcome answer={answer} />}
      </div>
    </Sheet>
  );
}

function Outcome({ answer: { booked, repeated, rejected } }: { readonly answer: ImportAnswer }) {
  return (
    <>
      <p className={styles.booked}>
        {say('appointments.import.booked', { count: booked })}
        {say('appointments.import.repeated', { count: repeated })}.
      </p>
      {rejected.length > 0 && (
        <>
          <p>{say('appointments.import.rejected', { count: rejected.length })}:</p>
          <ul className={styles.rejected}>
            {rejected.map(({ line, title }) => (
              <li key={line}>
                <span className={styles.line}>{say('appointments.import.line', { line })}</span>
                <span>{title}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
