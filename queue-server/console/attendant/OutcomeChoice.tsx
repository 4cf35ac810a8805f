import type { Outcome } from '@turno25/shared/domain/visit/visit.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';

const OUTCOMES: readonly Outcome[] = ['resolved', 'partial', 'referred', 'unresolved'];

type Props = {
  readonly legend: string;
  readonly value: Outcome | null;
  readonly onChoose: (outcome: Outcome) => void;
};

/** How something ended: one of four, each with its digit. */
export function OutcomeChoice({ legend, value, onChoose }: Props) {
  return (
    <Choice
      legend={legend}
      columns
      options={OUTCOMES.map((outcome) => ({ value: outcome, label: say(`outcome.${outcome}`) }))}
      value={value}
      onChoose={(chosen) => {
        const outcome = OUTCOMES.find((one) => one === chosen);
        if (outcome !== undefined) onChoose(outcome);
      }}
    />
  );
}
