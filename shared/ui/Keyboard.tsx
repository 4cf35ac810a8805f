import { Delete } from 'lucide-react';
import { say } from '../i18n/messages.ts';
import { Icon } from './Icon.tsx';
import styles from './Keyboard.module.css';
import { ERASE, SPACE } from './keys.ts';
import { Press } from './Press.tsx';

type Props = {
  readonly rows: readonly (readonly string[])[];
  readonly onKey: (key: string) => void;
};

/** A keyboard for machines that have none; telephones bring their own, so it stays hidden on them. */
export function Keyboard({ rows, onKey }: Props) {
  return (
    <fieldset className={styles.keyboard}>
      <legend className="visually-hidden">{say('keyboard.label')}</legend>
      {rows.map((row) => (
        <div key={row.join('')} className={styles.row}>
          {row.map((key) => (
            <Press
              key={key}
              repeatable
              className={key === ERASE || key === SPACE ? styles.wide : styles.key}
              onPress={() => onKey(key)}
            >
              <KeyFace of={key} />
            </Press>
          ))}
        </div>
      ))}
    </fieldset>
  );
}

function KeyFace({ of: key }: { readonly of: string }) {
  if (key === SPACE) return say('keyboard.space');
  if (key !== ERASE) return key;
  return (
    <>
      <Icon of={Delete} />
      <span className="visually-hidden">{say('keyboard.erase')}</span>
    </>
  );
}
