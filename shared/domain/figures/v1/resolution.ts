import type { CountedAnswer } from './answers.ts';
import type { OutcomeV1 } from './events.ts';
import type { MeasuredDay } from './measured.ts';
import type { ResolutionFigures } from './shape.ts';
import { isCitizens } from './visitRecord.ts';

/**
 * Resolution at the counter: visits whose outcome staff declared resolved over visits finished, and what citizens
 * declared in the exit survey, apart. The two are never mixed: whoever is paid by a figure cannot be its only witness.
 */
export function resolutionFigures(day: MeasuredDay, answers: readonly CountedAnswer[]): ResolutionFigures {
  const finished = day.visits
    .map(({ record }) => record)
    .filter((record) => isCitizens(record) && record.end === 'finished');
  const declared = (outcome: OutcomeV1) => finished.filter((record) => record.outcome === outcome).length;
  const answered = (resolved: 'yes' | 'partly' | 'no') =>
    answers.filter((answer) => answer.resolved === resolved).length;
  const outcomes = {
    resolved: declared('resolved'),
    partial: declared('partial'),
    referred: declared('referred'),
    unresolved: declared('unresolved'),
  };
  const byCitizen = { yes: answered('yes'), partly: answered('partly'), no: answered('no') };
  return {
    byStaff: { num: outcomes.resolved, den: finished.length },
    outcomes,
    byCitizen: { num: byCitizen.yes, den: byCitizen.yes + byCitizen.partly + byCitizen.no },
    answers: byCitizen,
  };
}
