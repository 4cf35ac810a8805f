import type { CubeDeclaration } from '@turno25/shared/contracts/cube.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import styles from './explorer.module.css';
import { AGAINSTS, type Against, datesOf, isStretch, type Question, STRETCHES, type Stretch } from './question.ts';

type Props = {
  readonly declared: CubeDeclaration;
  readonly question: Question;
  readonly onChange: (question: Question) => void;
};

/** What is looked at: figures, stretch of time, breakdowns, comparison. A change is asked at once. */
export function AskForm({ declared, question, onChange }: Props) {
  const set = (change: Partial<Question>): void => onChange(fitting(declared, { ...question, ...change }));
  const { today } = declared;
  const stretch =
    STRETCHES.find((one) => {
      const dates = datesOf(one, today);
      return dates?.from === question.from && dates.to === question.to;
    }) ?? 'other';
  const figures = declared.figures.map(({ key, title }) => ({ value: key, label: title }));
  const able = breakdownsOf(declared, question);
  const by = declared.by.filter(({ key }) => able.has(key)).map(({ key, title }) => ({ value: key, label: title }));
  const none = { value: '', label: say('explore.none') };
  return (
    <div className={styles.form}>
      <Select
        label={say('explore.figure')}
        options={figures}
        value={question.figure}
        onChange={(figure) => set({ figure })}
      />
      <Select
        label={say('explore.beside')}
        options={[none, ...figures.filter(({ value }) => value !== question.figure)]}
        value={question.beside}
        onChange={(beside) => set({ beside })}
      />
      <Select
        label={say('explore.by')}
        options={[none, ...by]}
        value={question.by}
        onChange={(one) => set({ by: one, and: one === '' ? '' : question.and })}
      />
      <Select
        label={say('explore.and')}
        options={[none, ...by.filter(({ value }) => value !== question.by)]}
        value={question.and}
        disabled={question.by === ''}
        onChange={(and) => set({ and })}
      />
      <Select
        label={say('explore.stretch')}
        options={STRETCHES.map((value) => ({ value, label: say(`explore.stretch.${value}`) }))}
        value={stretch}
        onChange={(value) => set(datesOf(value as Stretch, today) ?? {})}
      />
      <TextField
        label={say('explore.from')}
        type="date"
        max={today}
        value={question.from}
        onChange={(from) => set({ from })}
      />
      <TextField
        label={say('explore.to')}
        type="date"
        max={today}
        value={question.to}
        error={isStretch(question) ? undefined : say('explore.noStretch')}
        onChange={(to) => set({ to })}
      />
      <Select
        label={say('explore.against')}
        options={AGAINSTS.map((value) => ({ value, label: say(`explore.against.${value}`) }))}
        value={question.against}
        onChange={(against) => set({ against: against as Against })}
      />
    </div>
  );
}

/** Breakdowns that every figure of a question has. */
function breakdownsOf({ figures }: CubeDeclaration, { figure, beside }: Question): ReadonlySet<string> {
  const of = (key: string): readonly string[] => figures.find((one) => one.key === key)?.by ?? [];
  return new Set(of(figure).filter((one) => beside === '' || of(beside).includes(one)));
}

/** A question without what its figures cannot be broken down by. */
function fitting(declared: CubeDeclaration, question: Question): Question {
  const able = breakdownsOf(declared, question);
  const by = able.has(question.by) ? question.by : '';
  return { ...question, by, and: by !== '' && able.has(question.and) && question.and !== by ? question.and : '' };
}
