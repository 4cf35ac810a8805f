import type { PauseView } from '@turno25/shared/contracts/forecast.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import { Assumptions } from './Assumptions.tsx';
import styles from './forecast.module.css';

const LENGTHS = [15, 30, 60];

type Props = { readonly counterId: string; readonly label: string; readonly onClose: () => void };

/** What happens to the next half hour if a counter goes on a break now. */
export function PauseSheet({ counterId, label, onClose }: Props) {
  const [minutes, setMinutes] = useState(LENGTHS[0] ?? 15);
  const { answer, trouble, busy } = useAsked<PauseView>(
    `/forecast/pause?counterId=${encodeURIComponent(counterId)}&minutes=${minutes}`,
  );
  return (
    <Sheet title={say('forecast.pause.ask', { counter: label })} trouble={trouble} onClose={onClose}>
      <Choice
        legend={say('forecast.pause.lasts')}
        options={LENGTHS.map((length) => ({
          value: String(length),
          label: say('forecast.pause.minutes', { minutes: length }),
        }))}
        value={String(minutes)}
        onChoose={(value) => setMinutes(Number(value))}
      />
      <div aria-live="polite" aria-busy={busy}>
        {busy && <p className={styles.computing}>{say('forecast.computing')}</p>}
        {answer !== null && (
          <>
            <p className={styles.sentence}>{answer.sentence}</p>
            <Assumptions sentences={answer.assumptions} />
          </>
        )}
      </div>
    </Sheet>
  );
}
