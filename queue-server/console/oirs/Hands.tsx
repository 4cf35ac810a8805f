import type { OirsCase, OirsHistory, OirsTray } from '@turno25/shared/contracts/oirs.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { fullDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { wallTime } from '../live/spans.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './oirs.module.css';

type Props = { readonly one: OirsCase; readonly people: OirsTray['people']; readonly zone: string };

/** Whose a case is, and through which hands it went. */
export function Hands({ one, people, zone }: Props) {
  const { send, busy } = useSend();
  const history = useAsked<OirsHistory>(`/oirs/${one.folio}/history`);
  const [has, setHas] = useState(one.assignedTo?.id ?? '');
  const [to, setTo] = useState(one.assignedTo?.id ?? people[0]?.id ?? '');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function assign(): Promise<void> {
    const answer = await send<null>(`/oirs/${one.folio}/assign`, { to });
    if (answer === null) return;
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
    if (!answer.ok) return;
    setHas(to);
    history.refresh();
  }

  return (
    <>
      {one.closedAt === null && people.length > 0 && (
        <>
          <Select
            label={say('oirsTray.hand')}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={to}
            onChange={setTo}
          />
          <Button disabled={busy || to === has} onPress={() => void assign()}>
            {say('oirsTray.assign')}
          </Button>
          <p role="alert">{trouble}</p>
        </>
      )}
      {history.answer !== null && (
        <ul className={styles.history} aria-label={say('oirsTray.history')}>
          {history.answer.steps.map(({ at, what, by, to: given }) => (
            <li key={`${at} ${what} ${by}`}>
              {fullDate(Date.parse(at), zone)}, {wallTime(Date.parse(at), zone)} ·{' '}
              {say(`oirsTray.step.${what}`, { by: by ?? say('oirsTray.step.kiosk'), to: given ?? '' })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
