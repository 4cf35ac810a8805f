import type { OtherwiseView, RehearsableView } from '@turno25/shared/contracts/forecast.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { useEffect, useRef, useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { Sheet } from '../../frame/Sheet.tsx';
import { dateInWords } from '../../live/spans.ts';
import { Assumptions } from './Assumptions.tsx';
import styles from './forecast.module.css';
import { StrictCurves } from './StrictCurves.tsx';

const EXTRA = [0, 1, 2];
const SAME = 'same';

type Props = { readonly zone: string; readonly onClose: () => void };

/** A day that was, once more: with other counters or another rule, beside what it was. */
export function RehearsalSheet({ zone, onClose }: Props) {
  const possible = useAsked<RehearsableView>('/rehearsals');
  const [date, setDate] = useState<string | null>(null);
  const [extra, setExtra] = useState(1);
  const [policy, setPolicy] = useState(SAME);
  const [path, setPath] = useState<string | null>(null);
  const { answer, trouble, busy } = useAsked<OtherwiseView>(path);
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer !== null) result.current?.scrollIntoView({ block: 'start' });
  }, [answer]);
  const dates = possible.answer?.dates ?? [];
  const day = date ?? dates[0] ?? null;

  return (
    <Sheet
      title={say('forecast.otherwise.title')}
      lead={say('forecast.otherwise.lead')}
      {...(day === null ? {} : { action: say('forecast.otherwise.run') })}
      busy={busy}
      trouble={trouble ?? possible.trouble}
      onSubmit={() => setPath(pathOf(day ?? '', extra, policy))}
      onClose={onClose}
    >
      {possible.answer !== null && dates.length === 0 && <p>{say('forecast.otherwise.noDays')}</p>}
      {day !== null && (
        <>
          <Select
            label={say('forecast.otherwise.day')}
            options={dates.map((each) => ({ value: each, label: dateInWords(each) }))}
            value={day}
            onChange={setDate}
          />
          <Choice
            legend={say('forecast.otherwise.extra')}
            options={EXTRA.map((counters) => ({
              value: String(counters),
              label:
                counters === 0
                  ? say('forecast.otherwise.extraNone')
                  : say('forecast.otherwise.extraSome', { counters }),
            }))}
            value={String(extra)}
            onChoose={(value) => setExtra(Number(value))}
          />
          <Select
            label={say('forecast.otherwise.rule')}
            options={[
              { value: SAME, label: say('forecast.otherwise.ruleSame') },
              ...(possible.answer?.policies ?? []).map(({ name, label }) => ({ value: name, label })),
            ]}
            value={policy}
            onChange={setPolicy}
          />
        </>
      )}
      <div ref={result} aria-live="polite" aria-busy={busy} className={styles.result}>
        {busy && <p className={styles.computing}>{say('forecast.computing')}</p>}
        {answer !== null && (
          <>
            <p className={styles.sentence}>{answer.sentence}</p>
            <StrictCurves view={answer} zone={zone} />
            <Assumptions sentences={answer.assumptions} />
          </>
        )}
      </div>
    </Sheet>
  );
}

function pathOf(date: string, counters: number, policy: string): string {
  const query = new URLSearchParams({ counters: String(counters), ...(policy === SAME ? {} : { policy }) });
  return `/rehearsals/${date}?${query}`;
}
