import type { FiguresView } from '@turno25/shared/figures/present.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { get } from '@turno25/shared/ui/api.ts';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useEffect, useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { dateInWords } from '../live/spans.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import styles from './lists.module.css';
import { percentText } from './percent.ts';

type Props = {
  /** The last day that was closed; null where none was. */
  readonly last: string | null;
  readonly onClose: () => void;
};

type Day = { readonly date: string; readonly figures: FiguresView | null; readonly trouble: string | null };

/** A day that is over, as it was closed and sealed: its shares, its counts and its files. */
export function PastDaySheet({ last, onClose }: Props) {
  const [date, setDate] = useState(last ?? '');
  const [day, setDay] = useState<Day | null>(null);
  useEffect(() => {
    if (date === '') return;
    let stale = false;
    void get<FiguresView>(`/figures/daily/${date}`).then((answer) => {
      if (stale) return;
      setDay(
        answer.ok
          ? { date, figures: answer.value, trouble: null }
          : { date, figures: null, trouble: commandTrouble(answer.error) },
      );
    });
    return () => {
      stale = true;
    };
  }, [date]);
  const shown = day?.date === date ? day : null;
  return (
    <Sheet title={say('console.past.title')} onClose={onClose}>
      <TextField
        label={say('console.past.date')}
        type="date"
        value={date}
        error={shown?.trouble ?? undefined}
        onChange={setDate}
      />
      {shown?.figures != null && <PastDay date={date} figures={shown.figures} />}
    </Sheet>
  );
}

function PastDay({ date, figures }: { readonly date: string; readonly figures: FiguresView }) {
  const closed = figures.span.kind === 'day' && figures.span.closed;
  const { official, strict } = figures.standard;
  const attended = Object.values(figures.tickets.ends).reduce((sum, end) => sum + end.attended, 0);
  return (
    <div className={styles.more} data-closed={closed}>
      <p role="status">{say(closed ? 'console.past.closed' : 'console.past.open', { date: dateInWords(date) })}</p>
      <StatList>
        <Stat label={say('console.past.official')} value={percentText(official)} />
        <Stat label={say('console.past.strict')} value={percentText(strict)} />
        <Stat label={say('console.past.issued')} value={String(figures.tickets.issued)} />
        <Stat label={say('console.past.attended')} value={String(attended)} />
      </StatList>
      <LinkButton href={`/api/v1/figures/daily/${date}?format=csv`} download>
        {say('console.day.figures')}
      </LinkButton>
      <LinkButton href={`/api/v1/figures/daily/${date}?format=csv&table=visits`} download>
        {say('console.past.visits')}
      </LinkButton>
      <LinkButton href={`/api/v1/figures/daily/${date}?format=evidence`} download>
        {say('console.past.evidence')}
      </LinkButton>
    </div>
  );
}
