import type { OtherwiseView, RehearsableView } from '@turno25/shared/contracts/forecast.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useEffect, useRef, useState } from 'react';
import { Choice } from '../../frame/Choice.tsx';
import controls from '../../frame/controls.module.css';
import { Sheet } from '../../frame/Sheet.tsx';
import sheetStyles from '../../frame/sheet.module.css';
import { dateInWords } from '../../live/spans.ts';
import { Assumptions } from './Assumptions.tsx';
import styles from './forecast.module.css';
import { StrictCurves } from './StrictCurves.tsx';
import { useAnswer } from './useAnswer.ts';

const EXTRA = [0, 1, 2];
const SAME = 'same';

type Props = { readonly zone: string; readonly onClose: () => void };

/** A day that was, once more: with other counters or another rule, beside what it was. */
export function RehearsalSheet({ zone, onClose }: Props) {
  const possible = useAnswer<RehearsableView>('/rehearsals');
  const [date, setDate] = useState<string | null>(null);
  const [extra, setExtra] = useState(1);
  const [policy, setPolicy] = useState(SAME);
  const [path, setPath] = useState<string | null>(null);
  const { answer, trouble, busy } = useAnswer<OtherwiseView>(path);
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
          <label className={sheetStyles.note}>
            {say('forecast.otherwise.day')}
            <select className={controls.input} value={day} onChange={(event) => setDate(event.target.value)}>
              {dates.map((each) => (
                <option key={each} value={each}>
                  {dateInWords(each)}
                </option>
              ))}
            </select>
          </label>
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
          <label className={sheetStyles.note}>
            {say('forecast.otherwise.rule')}
            <select className={controls.input} value={policy} onChange={(event) => setPolicy(event.target.value)}>
              <option value={SAME}>{say('forecast.otherwise.ruleSame')}</option>
              {possible.answer?.policies.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </label>
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
