import type { SettingsCheck } from '@turno25/shared/contracts/settings.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command } from '@turno25/shared/ui/api.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSession } from '../signedIn/sessionContext.ts';
import { partWords, valueWords } from './partWords.ts';
import styles from './settings.module.css';

type Props = {
  readonly basedOn: number;
  readonly config: BranchConfig;
  readonly onPublished: (version: number) => void;
  readonly onClose: () => void;
};

/** What would change and when it is felt, as the server tells it; what cannot be published is said before it is tried. */
export function ReviewSheet({ basedOn, config, onPublished, onClose }: Props) {
  const { notice } = useSession();
  const { newId } = useSources();
  const [key] = useState(newId);
  const [check, setCheck] = useState<SettingsCheck | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let stale = false;
    void command<SettingsCheck>('POST', '/settings/check', { version: basedOn, config }).then((answer) => {
      if (stale) return;
      if (answer.ok) setCheck(answer.value);
      else {
        notice(answer.error);
        setTrouble(explained(answer.error));
      }
    });
    return () => {
      stale = true;
    };
  }, [basedOn, config, notice]);

  async function publish(): Promise<void> {
    setBusy(true);
    const answer = await command<{ version: number }>('PUT', '/settings', { version: basedOn, config }, { key });
    setBusy(false);
    if (answer.ok) return onPublished(answer.value.version);
    notice(answer.error);
    setTrouble(explained(answer.error));
  }

  const may = check !== null && check.refusal === null && check.changes.length > 0;
  return (
    <Sheet
      title={say('settings.review.title')}
      lead={say('settings.review.lead')}
      action={may ? say('settings.review.publish') : undefined}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void publish()}
      onClose={onClose}
    >
      {check?.refusal != null && (
        <Notice kind="warning">{say('settings.review.refused', { why: check.refusal })}</Notice>
      )}
      {check?.changes.length === 0 && <p>{say('settings.review.none')}</p>}
      <ul className={styles.changes}>
        {check?.changes.map(({ path, kind, before, after, effect }) => (
          <li key={path.join('.')}>
            <strong>{partWords(path, config)}</strong>
            <span className={styles.values}>
              {kind === 'added' ? say('settings.review.added') : valueWords(before)} →{' '}
              {kind === 'removed' ? say('settings.review.removed') : valueWords(after)}
            </span>
            <span className={styles.effect}>{say(`settings.effect.${effect}`)}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The sentence of a problem, with the places that it names. */
function explained(error: Parameters<typeof commandTrouble>[0]): string {
  const sentence = commandTrouble(error);
  if (error.kind !== 'problem' || error.problem.issues === undefined) return sentence;
  return [sentence, ...error.problem.issues.slice(0, 5).map(({ path, message }) => `${path}: ${message}`)].join(' · ');
}
