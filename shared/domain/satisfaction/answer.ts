import type { Grades } from '../figures/v1/shape.ts';
import type { BusinessDate, ServiceId } from '../ids.ts';

/** An answer that counts, with what is known of its visit. Grades from 1 to 7; null: skipped. */
export type Answer = {
  readonly date: BusinessDate;
  /** The service of its visit; null where no visit stands behind it: those are told apart, and never added to the others. */
  readonly serviceId: ServiceId | null;
  /** The hour of the branch in which the attention began, 0 to 23; null without a visit. */
  readonly hour: number | null;
  readonly global: number | null;
  readonly treatment: number | null;
  readonly wait: number | null;
  readonly resolved: 'yes' | 'partly' | 'no' | null;
};

/** Visits attended of a service in an hour of some dates: those who could have answered. */
export type Attended = {
  readonly serviceId: ServiceId;
  readonly hour: number;
  readonly month: string;
  readonly visits: number;
};

export type Question = 'global' | 'treatment' | 'wait';

/** How often each grade was given to a question. */
export function gradesIn(answers: readonly Answer[], question: Question): Grades {
  const counts: [number, number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0, 0];
  for (const answer of answers) {
    const grade = answer[question];
    if (grade !== null && grade >= 1 && grade <= 7) counts[grade - 1] = (counts[grade - 1] ?? 0) + 1;
  }
  return counts;
}
