import { type FormEvent, useState } from 'react';
import { say } from '../i18n/messages.ts';
import type { Device, DeviceKind } from './device.ts';
import styles from './Enrolment.module.css';
import { Keyboard } from './Keyboard.tsx';
import { CODE_KEYS, typeKey } from './keys.ts';

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
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.product}>{say('common.product')}</p>
        <h1 className={styles.title}>{say(`enrol.title.${kind}`)}</h1>
        <p className={styles.explain}>{say('enrol.explain')}</p>
        <label className={styles.label}>
          {say('enrol.code')}
          <input
            className={styles.input}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_CODE}
          />
        </label>
        <Keyboard rows={CODE_KEYS} onKey={(key) => setCode((text) => typeKey(text, key).slice(0, LONGEST_CODE))} />
        <p className={styles.trouble} role="status">
          {device.trouble}
        </p>
        <button
          type="submit"
          className={styles.submit}
          disabled={device.enrolling || code.trim().length < SHORTEST_CODE}
        >
          {say(device.enrolling ? 'enrol.sending' : 'enrol.submit')}
        </button>
      </form>
    </main>
  );
}
