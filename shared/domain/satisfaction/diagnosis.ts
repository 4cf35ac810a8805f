import { answersIn, error95, satisfiedShare } from '../figures/v1/satisfaction.ts';
import type { Fraction, Grades } from '../figures/v1/shape.ts';
import type { ServiceId } from '../ids.ts';
import type { Drivers } from './drivers.ts';

/** What a quarter's survey, records and complaints say together. Shares are fractions of integers. */
export type Quarter = {
  readonly response: Fraction;
  readonly global: Grades;
  readonly wait: Grades;
  readonly drivers: Drivers | null;
  readonly services: readonly { readonly serviceId: ServiceId; readonly global: Grades; readonly attended: number }[];
  /** Persons who said yes, partly, no. */
  readonly resolvedByPersons: { readonly yes: number; readonly partly: number; readonly no: number };
  /** Attentions that staff ended as resolved, of all. */
  readonly resolvedByStaff: Fraction;
  readonly official: Fraction;
  readonly strict: Fraction;
  readonly goalPercent: number;
  readonly complaints: { readonly received: number; readonly inTime: Fraction };
};

/** Something to act on, with the numbers that say so; its words are in the catalogue. */
export type Point = {
  readonly key:
    | 'fewAnswers'
    | 'serviceBelow'
    | 'strongestDriver'
    | 'waitFelt'
    | 'resolvedApart'
    | 'goalMissed'
    | 'complaintsLate'
    | 'complaintsMany';
  readonly serviceId?: ServiceId;
  /** Whole percents, or counts. */
  readonly facts: Readonly<Record<string, number | string>>;
};

/** Below this share of answers a survey speaks of whoever likes surveys. */
const FEW_ANSWERS = 0.1;
/** Points between two shares that are not noise of words. */
const APART = 0.1;
/** Complaints of ten thousand attended. */
const MANY_COMPLAINTS = 50;
/** A share of grades 6 and 7 under which a wait was felt as long. */
const FELT = 0.6;

/** What to act on, by rules that anybody can check with the numbers beside them. The order is that of the rules. */
export function pointsOf(quarter: Quarter): readonly Point[] {
  return [
    ...fewAnswers(quarter),
    ...goalMissed(quarter),
    ...servicesBelow(quarter),
    ...strongestDriver(quarter),
    ...waitFelt(quarter),
    ...resolvedApart(quarter),
    ...complaints(quarter),
  ];
}

function fewAnswers({ response: { num, den } }: Quarter): Point[] {
  return den > 0 && num / den < FEW_ANSWERS ? [{ key: 'fewAnswers', facts: { answers: num, attended: den } }] : [];
}

function goalMissed({ official, strict, goalPercent }: Quarter): Point[] {
  const missed = [official, strict].some(({ num, den }) => den > 0 && num * 100 < den * goalPercent);
  return missed
    ? [{ key: 'goalMissed', facts: { official: percent(official), strict: percent(strict), goal: goalPercent } }]
    : [];
}

/** Services whose share of 6 and 7 is under the branch's by more than its own error. */
function servicesBelow({ services, global }: Quarter): Point[] {
  const whole = satisfiedShare(global);
  return services.flatMap(({ serviceId, global: own, attended }) => {
    const n = answersIn(own);
    const error = error95(n, Math.max(n, attended));
    const share = satisfiedShare(own);
    if (error === null || whole.den === 0 || share.num / share.den + error >= whole.num / whole.den) return [];
    return [{ key: 'serviceBelow', serviceId, facts: { share: percent(share), branch: percent(whole), answers: n } }];
  });
}

function strongestDriver({ drivers }: Quarter): Point[] {
  const [first] = [...(drivers?.drivers ?? [])].sort((a, b) => b.share - a.share);
  return first === undefined || drivers === null
    ? []
    : [
        {
          key: 'strongestDriver',
          facts: { driver: first.name, share: Math.round(first.share * 100), answers: drivers.n },
        },
      ];
}

/** The standard is met, and people felt the wait as long all the same. */
function waitFelt({ wait, official, goalPercent }: Quarter): Point[] {
  const felt = satisfiedShare(wait);
  const met = official.den > 0 && official.num * 100 >= official.den * goalPercent;
  return met && felt.den > 0 && felt.num / felt.den < FELT
    ? [{ key: 'waitFelt', facts: { share: percent(felt), official: percent(official) } }]
    : [];
}

function resolvedApart({ resolvedByPersons: { yes, partly, no }, resolvedByStaff }: Quarter): Point[] {
  const said = yes + partly + no;
  if (said === 0 || resolvedByStaff.den === 0) return [];
  const apart = resolvedByStaff.num / resolvedByStaff.den - yes / said;
  return apart > APART
    ? [
        {
          key: 'resolvedApart',
          facts: { staff: percent(resolvedByStaff), persons: percent({ num: yes, den: said }), answers: said },
        },
      ]
    : [];
}

function complaints({ complaints: { received, inTime }, response: { den: attended } }: Quarter): Point[] {
  const late: Point[] =
    inTime.den > inTime.num ? [{ key: 'complaintsLate', facts: { inTime: inTime.num, of: inTime.den } }] : [];
  const many: Point[] =
    attended > 0 && received * 10_000 > MANY_COMPLAINTS * attended
      ? [{ key: 'complaintsMany', facts: { received, attended } }]
      : [];
  return [...late, ...many];
}

/** A share in whole percents, rounded down, so that none looks better than it is. */
function percent({ num, den }: Fraction): number {
  return den === 0 ? 0 : Math.floor((num * 100) / den);
}
