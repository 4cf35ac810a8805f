import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Ledger } from '../ledger/ledger.ts';

type Said<T extends RecordedEvent['type']> = Extract<RecordedEvent, { readonly type: T }>;

/** Answers to a signal of a rule and a unit whose ranges meet a range, in the order in which they were written. */
export function answersTo(
  ledger: Pick<Ledger, 'oversightEvents'>,
  { from, to }: { readonly from: string; readonly to: string },
): readonly Said<'signalAnswered'>[] {
  return ofType(ledger, 'signalAnswered').filter(({ payload }) => payload.from <= to && from <= payload.to);
}

/** What was found of the visits of a month's sample, in order. */
export function findingsOf(ledger: Pick<Ledger, 'oversightEvents'>, month: string): readonly Said<'visitAudited'>[] {
  return ofType(ledger, 'visitAudited').filter(({ payload }) => payload.month === month);
}

/** An action with what was told of it since, in order. */
export type ActionSaid = {
  readonly planned: Said<'actionPlanned'>;
  readonly steps: readonly Said<'actionFollowed'>[];
};

/** Every action of the branch, the first first. */
export function actionsOf(ledger: Pick<Ledger, 'oversightEvents'>): readonly ActionSaid[] {
  const steps = Map.groupBy(ofType(ledger, 'actionFollowed'), ({ payload }) => payload.actionId);
  return ofType(ledger, 'actionPlanned').map((planned) => ({
    planned,
    steps: steps.get(planned.payload.actionId) ?? [],
  }));
}

/** Whether an action goes on or is over; null for one that is not known. */
export function standOf(ledger: Pick<Ledger, 'oversightEvents'>, actionId: string): 'open' | 'over' | null {
  const action = actionsOf(ledger).find(({ planned }) => planned.payload.actionId === actionId);
  if (action === undefined) return null;
  return action.steps.some(({ payload }) => payload.step !== 'going') ? 'over' : 'open';
}

function ofType<T extends RecordedEvent['type']>(ledger: Pick<Ledger, 'oversightEvents'>, type: T): readonly Said<T>[] {
  return ledger.oversightEvents().filter((event): event is Said<T> => event.type === type);
}
