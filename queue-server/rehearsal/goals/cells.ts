import { serviceId } from '@turno25/shared/rehearsal/recorded/names.ts';
import { beyondLimit, isWithinLimit, type PlayedVisit } from '@turno25/shared/rehearsal/recorded/played.ts';
import { type SimulatedDay, type SimulationOptions, simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { generateDay, LOADS, type Load, SIZES, type Size } from '../generate.ts';
import { type NamedPolicy, namedPolicy } from '../namedPolicy.ts';

/** The rules that goals compare, and the two doubts about R25 that G15 puts to it. */
export const RULES = ['arrival', 'strict-priority', 'r25', 'r25-k1'] as const;
export type Rule = (typeof RULES)[number] | 'r25-by-hand' | 'r25-wrong-means';

/** What goals need of one day under one rule. Waits in milliseconds. */
export type DayUnderRule = {
  readonly tickets: number;
  readonly within: number;
  readonly longest: number;
  /** Beyond the limit, over all tickets. */
  readonly beyond: number;
  readonly overAnHour: number;
  readonly services: readonly { readonly tickets: number; readonly within: number }[];
  readonly preferential: readonly number[];
  readonly secondStage: readonly number[];
  readonly inversions: number;
  readonly mostPassed: number;
};

/** One size at one load: the same days under every rule. */
export type Cell = {
  readonly size: Size;
  readonly load: Load;
  readonly days: Readonly<Record<Rule, readonly DayUnderRule[]>>;
};

const BRANCHES = 12;
const HOUR = 3_600_000;
const HAND_SHARE = 0.3;
const WRONG_BY = 0.3;

/** Plays `days` days of every size and load, over twelve branches of each size. */
export function playCells(days: number, seed: number): Cell[] {
  return SIZES.flatMap((size) => LOADS.map((load) => playCell(size, load, days, seed)));
}

function playCell(size: Size, load: Load, days: number, seed: number): Cell {
  const played: Record<Rule, DayUnderRule[]> = {
    arrival: [],
    'strict-priority': [],
    r25: [],
    'r25-k1': [],
    'r25-by-hand': [],
    'r25-wrong-means': [],
  };
  for (let index = 0; index < days; index += 1) {
    const trace = syntheticDay(size, load, index, seed);
    for (const rule of RULES) played[rule].push(dayUnderRule(trace, simulate(trace, ruleNamed(rule))));
    if (size === 'B' && load === 0.92) {
      for (const rule of ['r25-by-hand', 'r25-wrong-means'] as const)
        played[rule].push(dayUnderRule(trace, simulate(trace, doubted(rule, trace, index, seed))));
    }
  }
  return { size, load, days: played };
}

/** The n-th synthetic day of a size and load, over its twelve branches in turn. */
export function syntheticDay(size: Size, load: Load, index: number, seed: number): Trace {
  return generateDay({ size, load, branch: index % BRANCHES, day: Math.floor(index / BRANCHES), seed });
}

function doubted(
  rule: 'r25-by-hand' | 'r25-wrong-means',
  trace: Trace,
  index: number,
  seed: number,
): SimulationOptions {
  const random = seededRandom(seed + 1_000_003 * (index + 1));
  const r25 = ruleNamed('r25');
  if (rule === 'r25-by-hand') return { ...r25, byHand: { share: HAND_SHARE, random } };
  const believed = trace.day.services.map((service) => [
    serviceId(service.id),
    Math.round(60 * service.mean * (random() < 0.5 ? 1 - WRONG_BY : 1 + WRONG_BY)),
  ]);
  return { ...r25, usualSeconds: Object.fromEntries(believed) };
}

export function ruleNamed(name: (typeof RULES)[number]): NamedPolicy {
  const found = namedPolicy(name);
  if (found === null) throw new Error(`there is no policy ${name}`);
  return found;
}

function dayUnderRule(trace: Trace, day: SimulatedDay): DayUnderRule {
  const waits = (visits: readonly PlayedVisit[]): number[] =>
    visits.map((visit) => visit.firstCallMs).filter((wait) => wait !== null);
  const all = waits(day.visits);
  const tally = trace.day.services.map(() => ({ tickets: 0, within: 0 }));
  const place = new Map(trace.day.services.map((service, index) => [serviceId(service.id), index]));
  for (const visit of day.visits) {
    const row = tally[place.get(visit.serviceId) ?? -1];
    if (row === undefined) continue;
    row.tickets += 1;
    if (isWithinLimit(visit)) row.within += 1;
  }
  return {
    tickets: day.visits.length,
    within: day.visits.filter(isWithinLimit).length,
    longest: all.reduce((longest, wait) => Math.max(longest, wait), 0),
    beyond: day.visits.reduce((sum, visit) => sum + beyondLimit(visit), 0),
    overAnHour: all.filter((wait) => wait > HOUR).length,
    services: tally,
    preferential: waits(day.visits.filter((visit) => visit.preferential)),
    secondStage: day.visits.map((visit) => visit.secondStageMs).filter((wait) => wait !== null),
    inversions: day.inversions,
    mostPassed: day.mostPassed,
  };
}
