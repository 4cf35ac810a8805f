import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { BusinessDate, CounterId, Millis } from '@turno25/shared/domain/ids.ts';
import type { BranchState, BusinessDay } from '@turno25/shared/domain/state/state.ts';
import { lastEntries } from '@turno25/shared/domain/state/visits/entries.ts';
import type { WaitForecasts } from '@turno25/shared/rehearsal/forecast/waits.ts';
import type { GoalForecast } from '../figures/goalForecasts.ts';
import type { Analyst, PauseForecast, Plan, Situation, Staffing } from './analyst.ts';
import type { Change, OtherwiseDay } from './past/otherwise.ts';

/** What may be asked, and the answer to each: they cross to a thread, so both are plain data. */
type Questions = {
  readonly waits: { readonly asked: Situation; readonly answer: WaitForecasts };
  readonly staffing: { readonly asked: Situation; readonly answer: Staffing };
  readonly pause: {
    readonly asked: Situation & { readonly counterId: CounterId; readonly lasts: Millis };
    readonly answer: PauseForecast;
  };
  readonly plan: {
    readonly asked: { readonly config: BranchConfig; readonly day: BusinessDay };
    readonly answer: Plan | null;
  };
  readonly goal: {
    readonly asked: { readonly config: BranchConfig; readonly today: BusinessDate };
    readonly answer: GoalForecast;
  };
  readonly otherwise: {
    readonly asked: { readonly config: BranchConfig; readonly date: BusinessDate; readonly change: Change };
    readonly answer: OtherwiseDay | null;
  };
};

export type QuestionKind = keyof Questions;
export type Asked<K extends QuestionKind> = Questions[K]['asked'];
export type Answer<K extends QuestionKind> = Questions[K]['answer'];
/** A question as it travels. */
export type Question = { readonly [K in QuestionKind]: { readonly kind: K; readonly asked: Asked<K> } }[QuestionKind];

/** Questions that take seconds and that nobody's wait depends on. */
export function isLong(kind: QuestionKind): boolean {
  return kind === 'plan' || kind === 'otherwise' || kind === 'goal';
}

/** Has the analyst answer. */
export function answerTo(analyst: Analyst, question: Question): Answer<QuestionKind> {
  switch (question.kind) {
    case 'waits':
      return analyst.waits(question.asked);
    case 'staffing':
      return analyst.staffing(question.asked);
    case 'pause':
      return analyst.pause(question.asked, question.asked.counterId, question.asked.lasts);
    case 'plan':
      return analyst.plan(question.asked.config, question.asked.day);
    case 'goal':
      return analyst.goal(question.asked.config, question.asked.today);
    case 'otherwise':
      return analyst.otherwise(question.asked.config, question.asked.date, question.asked.change);
  }
}

/**
 * The part of the state that forecasts look at, in plain maps and lists that can cross to a thread: what is over and what
 * is personal stays here, and of the day's entries only the last are asked for, as many as people are in the branch.
 */
export function situationOf(state: BranchState, now: number): Situation {
  const open = new Map(
    [...state.open].map(([id, visit]) => [id, { ...visit, identity: null, personKeys: [], segments: [] }]),
  );
  const entries = lastEntries(state.entries, open.size);
  return {
    state: { ...state, open, entries, ended: new Map(), blocks: [], staff: new Map(), devices: new Map() },
    now,
  };
}
