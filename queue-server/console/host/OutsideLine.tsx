import type { DoorView } from '@turno25/shared/contracts/door.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useId, useState } from 'react';
import { wallTime } from '../live/spans.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './host.module.css';

type Props = { readonly door: DoorView | null; readonly zone: string; readonly onMarked: () => void };

const MOST = 5000;

/** How long the line before any ticket is: whoever counts it now and then tells what no other figure does. */
export function OutsideLine({ door, zone, onMarked }: Props) {
  const { send, busy } = useSend();
  const title = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const people = typed ?? String(door?.outside?.people ?? 0);
  const count = /^\d{1,4}$/.test(people.trim()) ? Number(people) : null;
  const change = (by: number): void => setTyped(String(Math.min(MOST, Math.max(0, (count ?? 0) + by))));

  async function mark(): Promise<void> {
    if (count === null) return;
    const answer = await send<null>('/door/outside', { people: count });
    if (answer === null) return;
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
    if (answer.ok) setTyped(null);
    onMarked();
  }

  return (
    <section aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {say('host.outside.title')}
      </h2>
      <p className={styles.calm} role="status">
        {door?.outside == null
          ? say('host.outside.none')
          : say('host.outside.last', {
              people: door.outside.people,
              time: wallTime(Date.parse(door.outside.at), zone),
            })}
        {door !== null && door.resolved > 0 && ` · ${say('host.outside.resolved', { count: door.resolved })}`}
      </p>
      <div className={styles.outside}>
        <Button repeatable aria-label={say('host.outside.less')} onPress={() => change(-1)}>
          −
        </Button>
        <TextField
          label={say('host.outside.people')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={people}
          error={trouble}
          onChange={setTyped}
        />
        <Button repeatable aria-label={say('host.outside.more')} onPress={() => change(1)}>
          +
        </Button>
        <Button look="primary" busy={busy} disabled={count === null} onPress={() => void mark()}>
          {say('host.outside.mark')}
        </Button>
      </div>
    </section>
  );
}
