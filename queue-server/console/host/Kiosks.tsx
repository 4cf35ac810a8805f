import type { DoorView } from '@turno25/shared/contracts/door.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Badge } from '@turno25/shared/ui/kit/Badge.tsx';
import { useId } from 'react';
import { wallTime } from '../live/spans.ts';
import styles from './host.module.css';

type Kiosk = DoorView['kiosks'][number];
type Props = { readonly kiosks: readonly Kiosk[] | null; readonly zone: string };

/** Every kiosk with what keeps it from serving people, in words. */
export function Kiosks({ kiosks, zone }: Props) {
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {say('host.kiosks.title')}
      </h2>
      {kiosks?.length === 0 && <p className={styles.calm}>{say('host.kiosks.none')}</p>}
      <ul className={styles.kiosks}>
        {kiosks?.map((kiosk) => {
          const troubles = troublesOf(kiosk, zone);
          return (
            <li key={kiosk.id}>
              <strong>{kiosk.name}</strong>
              {troubles.length === 0 ? (
                <Badge label={say('host.kiosks.online')} />
              ) : (
                troubles.map((trouble) => <Badge key={trouble} kind="warning" label={trouble} />)
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function troublesOf({ online, seenAt, paperFailedAt, withoutNumbers }: Kiosk, zone: string): readonly string[] {
  const time = (at: string): string => wallTime(Date.parse(at), zone);
  return [
    ...(online
      ? []
      : [seenAt === null ? say('host.kiosks.away') : say('host.kiosks.awaySince', { time: time(seenAt) })]),
    ...(paperFailedAt === null ? [] : [say('host.kiosks.paper', { time: time(paperFailedAt) })]),
    ...(withoutNumbers.length === 0 ? [] : [say('host.kiosks.numbers', { series: withoutNumbers.join(', ') })]),
  ];
}
