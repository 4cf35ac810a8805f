import type { PersonHoldings } from '@turno25/shared/contracts/rights.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import styles from './rights.module.css';

type Props = {
  readonly cases: PersonHoldings['cases'];
  readonly busy: boolean;
  readonly onRectify: (body: { folio: string; name?: string; replyTo?: string }) => void;
};

/** The name, or where one of their cases is answered. What was done at a counter is corrected by nobody. */
export function RectifyPart({ cases, busy, onRectify }: Props) {
  const [folio, setFolio] = useState(cases[0]?.folio ?? '');
  const [name, setName] = useState('');
  const [replyTo, setReplyTo] = useState('');
  if (cases.length === 0) return <p>{say('rights.rectify.none')}</p>;
  const words = { name: name.trim(), replyTo: replyTo.trim() };
  return (
    <div className={styles.part}>
      <h3>{say('rights.rectify')}</h3>
      <Select
        label={say('rights.rectify.case')}
        options={cases.map((one) => ({ value: one.folio, label: one.folio }))}
        value={folio}
        onChange={setFolio}
      />
      <TextField
        label={say('rights.rectify.name')}
        autoComplete="off"
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <TextField
        label={say('rights.rectify.replyTo')}
        help={say('rights.rectify.help')}
        autoComplete="off"
        maxLength={300}
        value={replyTo}
        onChange={setReplyTo}
      />
      <Button
        disabled={busy || (words.name === '' && words.replyTo === '')}
        onPress={() =>
          onRectify({
            folio,
            ...(words.name === '' ? {} : { name: words.name }),
            ...(words.replyTo === '' ? {} : { replyTo: words.replyTo }),
          })
        }
      >
        {say('rights.rectify.action')}
      </Button>
    </div>
  );
}
