import { Delete } from 'lucide-react';
import { Icon } from './Icon.tsx';
import styles from './Keyboard.module.css';
import { ERASE, SPACE } from './keys.ts';
import { useSay } from './language.ts';
import { Press } from './Press.tsx';

type Props = {
  readonly rows: readonly (readonly string[])[];
  readonly onKey: (key: string) => void;
};

/** A keyboard for machines that have none; telephones bring their own, so it stays hidden on them. */
export function Keyboard({ rows, onKey }: Props) {
  const say = useSay();
  return (
    <fieldset className={styles.keyboard} data-rows>
      <legend className="visually-hidden">{say('keyboard.label')}</legend>
      {rows.map((row) => (
        <div key={row.join('')} className={styles.row} data-row>
          {row.map((key) => (
            <Press
              key={key}
              repeatable
              className={isWide(key, row) ? styles.wide : styles.key}
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

/** Words need more room than letters, but not on a keypad of three columns. */
function isWide(key: string, row: readonly string[]): boolean {
  return key.length > 1 && row.length > KEYPAD_COLUMNS;
}

const KEYPAD_COLUMNS = 3;

function KeyFace({ of: key }: { readonly of: string }) {
  const say = useSay();
  if (key === SPACE) return say('keyboard.space');
  if (key !== ERASE) return key;
  return (
    <>
      <Icon of={Delete} />
      <span className="visually-hidden">{say('keyboard.erase')}</span>
    </>
  );
}
