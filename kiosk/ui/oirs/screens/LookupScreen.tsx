import type { OirsStateView } from '@turno25/shared/contracts/oirs.ts';
import { get } from '@turno25/shared/ui/api.ts';
import { FOLIO_KEYS } from '@turno25/shared/ui/keys.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { numericDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { Question } from '../../common/parts/Question.tsx';
import { TypingForm } from '../../common/parts/TypingForm.tsx';
import { LONGEST_FOLIO, shownFolio, tidyFolio } from '../flow/folio.ts';
import styles from './FolioScreen.module.css';

type Props = { readonly token: string; readonly zone: string; readonly onDone: () => void };
type Trouble = 'short' | 'unknown' | 'offline';

/** How an earlier message fares, by the numbers at the end of its folio: its state, and nothing of what it says. */
export function LookupScreen({ token, zone, onDone }: Props) {
  const say = useSay();
  const [number, setNumber] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [found, setFound] = useState<OirsStateView | null>(null);
  const ask = async (): Promise<void> => {
    if (number.length < LONGEST_FOLIO) return setTrouble('short');
    const answer = await get<OirsStateView>(`/oirs/${shownFolio(number)}`, { token });
    if (answer.ok) setFound(answer.value);
    else setTrouble(answer.error.kind === 'offline' ? 'offline' : 'unknown');
  };
  if (found !== null) return <FoundScreen found={found} zone={zone} onDone={onDone} />;
  return (
    <Question ask={say('oirs.lookup.ask')}>
      <TypingForm
        label={say('oirs.lookup.label')}
        hint={say('oirs.lookup.hint')}
        value={number}
        shown={shownFolio(number)}
        keys={FOLIO_KEYS}
        keypad
        longest={LONGEST_FOLIO}
        trouble={trouble && say(`oirs.lookup.${trouble}`)}
        onChange={(typed) => {
          setTrouble(null);
          setNumber(tidyFolio(typed));
        }}
        onSubmit={() => void ask()}
        submit={say('oirs.lookup.submit')}
      />
    </Question>
  );
}

type FoundProps = { readonly found: OirsStateView; readonly zone: string; readonly onDone: () => void };

function FoundScreen({ found, zone, onDone }: FoundProps) {
  const say = useSay();
  const date = numericDate(Date.parse(found.receivedAt), zone);
  return (
    <Question
      ask={say('oirs.lookup.found', { kind: say(`oirs.kind.${found.kind}`), institution: found.institutionName })}
    >
      <div className={styles.folio}>
        <div className={styles.facts} role="status">
          <p className={styles.label}>{say('oirs.folio.label')}</p>
          <p className={styles.number}>{found.folio}</p>
          <p>{say(`oirs.lookup.${found.state}`, { date })}</p>
          {found.state === 'received' && found.dueDate !== null && (
            <p>{say('oirs.lookup.due', { date: numericDate(Date.parse(`${found.dueDate}T12:00:00Z`), 'UTC') })}</p>
          )}
        </div>
        <Button look="primary" size="large" onPress={onDone}>
          {say('oirs.folio.done')}
        </Button>
      </div>
    </Question>
  );
}
