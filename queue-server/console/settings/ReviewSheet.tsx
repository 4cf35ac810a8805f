import type { DeviceView } from '@turno25/shared/contracts/access.ts';
import type { SettingsCheck } from '@turno25/shared/contracts/settings.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command } from '@turno25/shared/ui/api.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { instantOf } from '@turno25/shared/ui/zoneTime.ts';
import { useEffect, useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSession } from '../signedIn/sessionContext.ts';
import { partWords, placeWords, valueWords } from './partWords.ts';
import styles from './settings.module.css';

type Props = {
  readonly basedOn: number;
  readonly config: BranchConfig;
  readonly zone: string;
  readonly onPublished: (version: number) => void;
  readonly onPlanned: () => void;
  readonly onClose: () => void;
};

/** What would change and when it is felt, as the server tells it; what cannot be published is said before it is tried. */
export function ReviewSheet({ basedOn, config, zone, onPublished, onPlanned, onClose }: Props) {
  const { notice } = useSession();
  const { newId } = useSources();
  const devices = useAsked<readonly DeviceView[]>('/devices');
  const names = new Map((devices.answer ?? []).map(({ id, name }) => [id, name]));
  const [key] = useState(newId);
  const [check, setCheck] = useState<SettingsCheck | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [date, setDate] = useState('');
  const [time, setTime] = useState('');
  const at = when === 'now' || date === '' || time === '' ? null : new Date(instantOf(date, time, zone)).toISOString();
  useEffect(() => {
    let stale = false;
    const body = { version: basedOn, config, ...(at === null ? {} : { at }) };
    void command<SettingsCheck>('POST', '/settings/check', body).then((answer) => {
      if (stale) return;
      if (answer.ok) setCheck(answer.value);
      else {
        notice(answer.error);
        setTrouble(explained(answer.error, config));
      }
    });
    return () => {
      stale = true;
    };
  }, [basedOn, config, at, notice]);

  async function publish(): Promise<void> {
    setBusy(true);
    const body = { version: basedOn, config };
    const answer =
      at === null
        ? await command<{ version: number }>('PUT', '/settings', body, { key })
        : await command<{ planId: string }>('POST', '/settings/plan', { ...body, at }, { key });
    setBusy(false);
    if (answer.ok) return 'version' in answer.value ? onPublished(answer.value.version) : onPlanned();
    notice(answer.error);
    setTrouble(explained(answer.error, config));
  }

  // What cannot be published today may be left for when the day is closed: the date is asked for before it is judged.
  const asksWhen = when === 'later' && at === null;
  const may = check !== null && check.changes.length > 0 && (check.refusal === null || asksWhen);
  return (
    <Sheet
      title={say('settings.review.title')}
      lead={say('settings.review.lead')}
      action={may ? say(when === 'now' ? 'settings.review.publish' : 'settings.review.plan') : undefined}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void publish()}
      onClose={onClose}
    >
      <Choice
        legend={say('settings.review.when')}
        columns
        options={(['now', 'later'] as const).map((value) => ({ value, label: say(`settings.review.when.${value}`) }))}
        value={when}
        onChoose={(value) => setWhen(value === 'later' ? 'later' : 'now')}
      />
      {when === 'later' && (
        <div className={styles.when}>
          <TextField label={say('settings.review.date')} type="date" required value={date} onChange={setDate} />
          <TextField label={say('settings.review.time')} type="time" required value={time} onChange={setTime} />
        </div>
      )}
      {check?.refusal != null && !asksWhen && (
        <Notice kind="warning">{say('settings.review.refused', { why: check.refusal })}</Notice>
      )}
      {check?.changes.length === 0 && <p>{say('settings.review.none')}</p>}
      <ul className={styles.changes}>
        {check?.changes.map(({ path, kind, before, after, effect }) => (
          <li key={path.join('.')}>
            <strong>{partWords(path, config, names)}</strong>
            <span className={styles.values}>
              {kind === 'added' ? say('settings.review.added') : valueWords(before, { part: path[0], config })} →{' '}
              {kind === 'removed' ? say('settings.review.removed') : valueWords(after, { part: path[0], config })}
            </span>
            <span className={styles.effect}>{say(`settings.effect.${effect}`)}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The sentence of a problem, with the places that it names, in words. */
function explained(error: Parameters<typeof commandTrouble>[0], config: BranchConfig): string {
  const sentence = commandTrouble(error);
  if (error.kind !== 'problem' || error.problem.issues === undefined) return sentence;
  return [
    sentence,
    ...error.problem.issues.slice(0, 5).map(({ path, message }) => `${placeWords(path, config)}: ${message}`),
  ].join(' · ');
}
