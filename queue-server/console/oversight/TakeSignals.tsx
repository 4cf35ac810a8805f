import { SIGNAL_FORMATS } from '@turno25/shared/contracts/signals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { keep, takeFile } from '../files/takeFile.ts';
import styles from './oversight.module.css';
import type { Range } from './RangeFields.tsx';

type Props = { readonly range: Range; readonly people: boolean };

/** Signals of a range as a file: of the branch, and of its people for whoever looks at them. Each is told. */
export function TakeSignals({ range, people }: Props) {
  const { newId } = useSources();
  const [format, setFormat] = useState<(typeof SIGNAL_FORMATS)[number]>('xlsx');
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const [busy, setBusy] = useState(false);

  async function take(path: string): Promise<void> {
    setBusy(true);
    const taken = await takeFile(path, new AbortController().signal, { body: { ...range, format }, key: newId() });
    setBusy(false);
    if (taken === null) return;
    if (!taken.ok) return setSaid({ ok: false, text: taken.error });
    keep(taken.value);
    const { name, bytes, sha256 } = taken.value;
    setSaid({ ok: true, text: say('signals.take.done', { name, bytes, sha256 }) });
  }

  return (
    <>
      <div className={styles.acts}>
        <Select
          label={say('signals.take.format')}
          options={SIGNAL_FORMATS.map((value) => ({ value, label: say(`signals.take.${value}`) }))}
          value={format}
          onChange={(value) => setFormat(SIGNAL_FORMATS.find((one) => one === value) ?? 'xlsx')}
        />
        <Button disabled={busy} onPress={() => void take('/signals/file')}>
          {say('signals.take')}
        </Button>
        {people && (
          <Button disabled={busy} onPress={() => void take('/signals/people/file')}>
            {say('signals.take.people')}
          </Button>
        )}
      </div>
      <p>{say('signals.take.lead')}</p>
      {said !== null && <Notice kind={said.ok ? 'done' : 'stop'}>{said.text}</Notice>}
    </>
  );
}
