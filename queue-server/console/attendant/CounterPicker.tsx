import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { CounterAnswer, CounterView } from '@turno25/shared/contracts/counters.ts';
import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Key } from '@turno25/shared/ui/kit/Key.tsx';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { TopBar } from '../frame/TopBar.tsx';
import type { Live } from '../live/useLive.ts';
import { AttendantFiguresSheet } from '../looks/AttendantFiguresSheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { useShortcuts } from '../sending/useShortcuts.ts';
import styles from './counterPicker.module.css';
import desk from './desk.module.css';

type Props = { readonly live: Live; readonly view: LiveView; readonly catalog: Catalog };

const STORED = 'turno25.lastCounter';

/** Where the attendant sits today. The counter of last time opens with the same key that will call the next. */
export function CounterPicker({ live, view, catalog }: Props) {
  const { send, busy } = useSend();
  const [own, setOwn] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [last] = useState(() => localStorage.getItem(STORED));
  const closed = view.day === null;
  const usual = view.counters.find((counter) => counter.id === last && counter.status === 'closed') ?? null;

  async function open(counter: CounterView): Promise<void> {
    if (busy || closed || counter.status !== 'closed') return;
    setTrouble(null);
    const answer = await send<CounterAnswer>(`/counters/${counter.id}/open`, {});
    if (answer === null) return;
    if (!answer.ok) {
      setTrouble(commandTrouble(answer.error));
      void live.refresh();
      return;
    }
    localStorage.setItem(STORED, counter.id);
    live.place(answer.value.counter);
    void live.refresh();
  }

  const openUsual = () => {
    if (usual !== null) void open(usual);
  };
  useShortcuts({ F2: openUsual, ' ': openUsual }, { letters: true });

  return (
    <div className={desk.page}>
      <TopBar title={catalog.branch.name} live={live} zone={catalog.branch.zone} manual="ejecutivos">
        {catalog.branch.attendantFigures && (
          <Button look="quiet" onPress={() => setOwn(true)}>
            {say('explore.attendants.own')}
          </Button>
        )}
      </TopBar>
      {own && (
        <AttendantFiguresSheet
          whose="own"
          today={isoDate(live.clock.now(), catalog.branch.zone)}
          onClose={() => setOwn(false)}
        />
      )}
      <main className={styles.picker}>
        <h2 className={styles.question}>{closed ? say('console.picker.dayClosed') : say('console.picker.question')}</h2>
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
        <ul className={styles.counters}>
          {view.counters.map((counter) => (
            <li key={counter.id}>
              <Button
                look="card"
                disabled={busy || closed || counter.status !== 'closed'}
                aria-current={counter.id === usual?.id}
                onPress={() => void open(counter)}
              >
                <span className={styles.label}>{counter.label}</span>
                <span className={styles.who}>
                  {counter.status === 'closed'
                    ? say('console.picker.free')
                    : (counter.attendant?.name ?? say('console.picker.taken'))}
                </span>
                {counter.id === usual?.id && <Key name="F2" />}
              </Button>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
