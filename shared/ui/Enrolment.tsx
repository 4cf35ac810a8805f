import { type FormEvent, useState } from 'react';
import { say } from '../i18n/messages.ts';
import type { Device, DeviceKind } from './device.ts';
import styles from './Enrolment.module.css';
import { Keyboard } from './Keyboard.tsx';
import { CODE_KEYS, typeKey } from './keys.ts';
import { Button } from './kit/Button.tsx';
import { TextField } from './kit/TextField.tsx';

const LONGEST_CODE = 40;
const SHORTEST_CODE = 6;

type Props = { readonly kind: DeviceKind; readonly device: Device };

/** What a technician sees on a machine that is not yet a device of the branch. */
export function Enrolment({ kind, device }: Props) {
  const [code, setCode] = useState(device.code);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim().length >= SHORTEST_CODE) device.enrol(code);
  };
  return (
    <main className={styles.page} data-density="kiosk">
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.product}>{say('common.product')}</p>
        <h1 className={styles.title}>{say(`enrol.title.${kind}`)}</h1>
        <p className={styles.explain}>{say('enrol.explain')}</p>
        <div className={styles.code}>
          <TextField
            label={say('enrol.code')}
            value={code}
            onChange={setCode}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_CODE}
          />
        </div>
        <Keyboard rows={CODE_KEYS} onKey={(key) => setCode((text) => typeKey(text, key).slice(0, LONGEST_CODE))} />
        <p className={styles.trouble} role="status">
          {device.trouble}
        </p>
        <Button
          type="submit"
          look="primary"
          size="large"
          busy={device.enrolling}
          disabled={code.trim().length < SHORTEST_CODE}
        >
          {say(device.enrolling ? 'enrol.sending' : 'enrol.submit')}
        </Button>
      </form>
    </main>
  );
}
