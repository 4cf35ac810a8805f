import type { Knowledge, Present } from '@turno25/shared/rehearsal/forecast/future.ts';
import { expectedShare, staffingAdvice } from '@turno25/shared/rehearsal/forecast/staffing.ts';
import { millis } from '@turno25/shared/rehearsal/recorded/names.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { knowledgeOf } from '../forecasts/estimates.ts';
import { LOADS, SIZES, type Size } from '../generate.ts';
import { ruleNamed } from './cells.ts';
import { dayWithForecast } from './estimateGoals.ts';
import type { GoalRow } from './goals.ts';

const GOAL = 0.95;
/** What a decision must reach to be a good one: the goal less what sampling may take from it. */
const REACHED = 0.93;
const MOST_EXTRA = 6;
/** Futures behind what is taken for the truth. */
const TRUTH_FUTURES = 150;
const EVERY_MINUTES = 30;
const MOST_DAYS = 12;
/** Two counters are left out: there the answer is not a number of counters. */
const STAFFED: readonly Size[] = SIZES.filter((size) => size !== 'D');

type Decision = {
  /** Counters advised and truly needed; one more than the most when none suffices. */
  readonly advised: number;
  readonly needed: number;
  /** Share that the advised number reaches. */
  readonly reached: number;
};

/**
 * G14: every half hour of days of mixed loads, the number of generalists to open against the fewest that reach the goal
 * over many more futures. Both come from one model, so in the field less must be expected.
 */
export function staffingGoals(days: number, seed: number, sizes: readonly Size[] = STAFFED): GoalRow[] {
  const perSize = Math.max(1, Math.min(MOST_DAYS, Math.round(days / 30)));
  const decisions = sizes.flatMap((size) =>
    Array.from({ length: perSize }, (_, index) => decisionsOfDay(size, index, seed)).flat(),
  );
  const feasible = decisions.filter(({ needed, advised }) => needed <= MOST_EXTRA && advised <= MOST_EXTRA);
  const percent = (count: number, of: number): number => (100 * count) / of;
  const row = (what: string, n: number, value: number, target: number, note: string): GoalRow => ({
    goal: 'G14',
    what,
    n,
    unit: 'decisions',
    value,
    interval: null,
    bound: '≥',
    target,
    note,
  });
  const near = decisions.filter(({ advised, needed }) => Math.abs(advised - needed) <= 1).length;
  const exact = decisions.filter(({ advised, needed }) => advised === needed).length;
  const reached = feasible.filter((decision) => decision.reached >= REACHED).length;
  const beyond = decisions.filter(({ needed }) => needed > MOST_EXTRA).length;
  return [
    row(
      'counters to open, within one of the fewest, %',
      decisions.length,
      percent(near, decisions.length),
      97,
      `exact in ${percent(exact, decisions.length).toFixed(0)} %; sizes ${sizes.join(', ')}`,
    ),
    row(
      'advised counters that reach 93 %, %',
      feasible.length,
      percent(reached, feasible.length),
      95,
      `${beyond} decisions where ${MOST_EXTRA} more do not suffice are left out`,
    ),
  ];
}

function decisionsOfDay(size: Size, index: number, seed: number): Decision[] {
  const load = LOADS[(index * 2 + STAFFED.indexOf(size)) % LOADS.length] ?? 0.92;
  const { trace, comparable } = dayWithForecast(size, load, index, 2000 + index, seed);
  const rule = ruleNamed('r25');
  const knowledge = knowledgeOf(trace, comparable, rule);
  const decisions: Decision[] = [];
  let next = millis(EVERY_MINUTES);
  simulate(trace, {
    ...rule,
    onIssue: (ordinal, present) => {
      const now = present();
      if (now.now < next) return;
      next += millis(EVERY_MINUTES);
      decisions.push(decisionAt(now, knowledge, seed + 1_000_003 * (index + 1) + 7919 * ordinal));
    },
  });
  return decisions;
}

function decisionAt(present: Present, knowledge: Knowledge, seed: number): Decision {
  const skills = new Set(knowledge.services);
  const available = Array.from({ length: MOST_EXTRA }, (_, index) => ({ id: `extra ${index}`, skills, quick: false }));
  const truthDraws = (future: number) => seededRandom(seed + 104_729 * (1000 + future));
  const advice = staffingAdvice(present, knowledge, {
    goal: GOAL,
    available,
    drawOf: (future) => seededRandom(seed + 104_729 * future),
  });
  const truth = staffingAdvice(present, knowledge, {
    goal: GOAL,
    available,
    drawOf: truthDraws,
    futures: TRUTH_FUTURES,
  });
  const advised = advice.extra ?? MOST_EXTRA + 1;
  const known = truth.forecasts.find(({ extra }) => extra === advised)?.share;
  const opened = available
    .slice(0, advised)
    .map((counter) => ({ ...counter, doing: { kind: 'idle', since: present.now } as const, pauses: [] }));
  const reached =
    known ??
    expectedShare({ ...present, counters: [...present.counters, ...opened] }, knowledge, truthDraws, TRUTH_FUTURES);
  return { advised, needed: truth.extra ?? MOST_EXTRA + 1, reached };
}
