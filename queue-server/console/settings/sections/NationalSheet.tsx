import type { NationalCheck } from '@turno25/shared/contracts/nationalCatalogue.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command } from '@turno25/shared/ui/api.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { useEffect, useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import { dateWords } from '../dateWords.ts';
import { partWords, valueWords } from '../partWords.ts';
import styles from '../settings.module.css';

type Props = {
  /** As it stood in the file. */
  readonly document: unknown;
  readonly config: BranchConfig;
  readonly onTaken: (version: number) => void;
  readonly onClose: () => void;
};

/** What a document of the centre would change here, and from when; one that is none, or is not newer, is said to be so. */
export function NationalSheet({ document, config, onTaken, onClose }: Props) {
  const { send, busy } = useSend();
  const [check, setCheck] = useState<NationalCheck | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    void command<NationalCheck>('POST', '/settings/national/check', { document }).then((answer) => {
      if (stale) return;
      if (answer.ok) setCheck(answer.value);
      else setTrouble(commandTrouble(answer.error));
    });
    return () => {
      stale = true;
    };
  }, [document]);

  async function take(): Promise<void> {
    const answer = await send<{ version: number }>('/settings/national', { document });
    if (answer === null) return;
    if (answer.ok) onTaken(answer.value.version);
    else setTrouble(commandTrouble(answer.error));
  }

  const good = check !== null && check.refusal === null;
  return (
    <Sheet
      title={say('settings.national.sheet')}
      lead={
        good
          ? say('settings.national.sheet.lead', { version: check.version ?? 0, date: dateWords(check.validFrom ?? '') })
          : ''
      }
      action={good ? say('settings.national.take') : undefined}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void take()}
      onClose={onClose}
    >
      {check?.refusal != null && <Notice kind="warning">{check.refusal}</Notice>}
      {good && check.changes.length === 0 && <p>{say('settings.national.noChange')}</p>}
      <ul className={styles.changes}>
        {check?.changes.map(({ path, kind, before, after }) => (
          <li key={path.join('.')}>
            <strong>{partWords(path, config)}</strong>
            <span className={styles.values}>
              {kind === 'added' ? say('settings.review.added') : valueWords(before)} →{' '}
              {kind === 'removed' ? say('settings.review.removed') : valueWords(after)}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
