import { answersOf } from '../v1/answers.ts';
import type { MeasuredDay as MeasuredPlain } from '../v1/measured.ts';
import { resolutionFigures } from '../v1/resolution.ts';
import { satisfactionFigures } from '../v1/satisfaction.ts';
import type { AnyEvent } from './events.ts';
import type { AnonymousAnswers } from './shape.ts';

/**
 * Whether the day was opened with answers apart: what nobody's visit stands behind is then in no figure but its own
 * (ADR 0049). Days of before sealed them together, and stay so.
 */
export function answersAreApart(events: readonly AnyEvent[]): boolean {
  const opened = events.find(({ type }) => type === 'dayOpened')?.payload as
    | { readonly answersApart?: true }
    | undefined;
  return opened?.answersApart === true;
}

/** The day with the answers of visits alone, or with those of a kiosk that nobody's visit stands behind. */
export function withAnswers(day: MeasuredPlain, of: 'visits' | 'anybody'): MeasuredPlain {
  return {
    ...day,
    events: day.events.filter(
      (event) => event.type !== 'surveyAnswered' || (event.payload.visitId !== null) === (of === 'visits'),
    ),
  };
}

/** What was answered at a kiosk without a visit's code: anybody's who passes by, so that it stands by itself. */
export function anonymousAnswers(day: MeasuredPlain): AnonymousAnswers {
  const answers = answersOf(withAnswers(day, 'anybody'));
  const { global, treatment, wait } = satisfactionFigures(day, answers);
  const { answers: resolved } = resolutionFigures(day, answers.counted);
  return { global, treatment, wait, resolved };
}
