import type { FiguresView } from '@turno25/shared/figures/present.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { percentText } from '@turno25/shared/ui/percent.ts';
import { dateInWords } from '../live/spans.ts';
import { DayNotes } from './DayNotes.tsx';
import styles from './lists.module.css';

type Props = {
  readonly date: string;
  readonly figures: FiguresView;
  readonly zone: string;
  /** Writes a note on it; absent: it is only read here. */
  readonly onNote?: (date: string) => void;
};

/** A day that is over: its shares, its counts and its files. */
export function PastDay({ date, figures, zone, onNote }: Props) {
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
      {figures.door !== undefined && (
        <StatList>
          <Stat
            label={say('console.past.door')}
            value={String(figures.door.resolved.reduce((sum, { count }) => sum + count, 0))}
          />
          <Stat label={say('console.past.outside')} value={String(figures.door.outside.most)} />
        </StatList>
      )}
      {figures.notes !== undefined && <DayNotes notes={figures.notes} zone={zone} />}
      {onNote !== undefined && <Button onPress={() => onNote(date)}>{say('console.note.open')}</Button>}
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
