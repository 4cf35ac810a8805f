import { z } from 'zod';
import { dayNote } from '../contracts/day.ts';
import { businessDate, count, instantText, ratio } from '../contracts/primitives.ts';
import { isoInstant } from '../domain/calendar/businessDates.ts';
import { compareFractions } from '../domain/figures/numbers.ts';
import type { Fraction } from '../domain/figures/v1/shape.ts';
import { type GoalGroup, goalsOf } from '../domain/figures/v2/goal.ts';
import type { AnyDaily, AnyPeriod } from '../domain/figures/v2/shape.ts';
import { shareView } from './numbers.ts';
import { resolution, satisfaction } from './v1/people.ts';
import { service } from './v1/service.ts';
import { standard } from './v1/standard.ts';
import { tickets } from './v1/tickets.ts';
import { door } from './v2/door.ts';
import { waits } from './v2/waits.ts';

/** Every figure of version 1, in the order of its sheet. */
export const BLOCKS = { tickets, standard, service, resolution, satisfaction } as const;

/** A goal with the days that were opened with it, and the three shares that have to reach it. */
const goalView = z.strictObject({
  percent: z.number().min(0).max(100),
  days: z.int().positive(),
  official: ratio,
  strict: ratio,
  strictWithoutBrief: ratio,
  met: z.boolean(),
});

/** Days of a period that another version of the formulas measured: beside, since the two cannot be added. */
const otherDays = z.strictObject({
  formulas: z.int().positive(),
  days: z.int().positive(),
  from: businessDate,
  to: businessDate,
  official: ratio,
  strict: ratio,
});

/** What stands beside the figures of a period and cannot be added to them. */
export type PresentedBeside = {
  readonly goals: readonly GoalGroup[];
  readonly others: readonly {
    readonly formulas: number;
    readonly days: number;
    readonly from: string;
    readonly to: string;
    readonly official: Fraction;
    readonly strict: Fraction;
  }[];
};

/** Figures of a day or of a period on the wire: percents beside what they were computed from. */
export const figuresView = z.strictObject({
  formulas: z.int().positive(),
  span: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('day'),
      date: businessDate,
      closed: z.boolean(),
      asOf: instantText.nullable(),
    }),
    z.strictObject({ kind: z.literal('period'), from: businessDate, to: businessDate, days: z.int().positive() }),
  ]),
  /**
   * Whether the goal is reached, compared exactly; null while it is undefined. Of version 1 by the official share; of version
   * 2 by official, strict and strict without brief, all three, and in a period by the days of each goal.
   */
  goal: z.strictObject({ percent: z.number().min(0).max(100), met: z.boolean().nullable() }),
  smallestCell: count,
  /** Present where nothing is told of what people answered, nor by counter or attendant: a day could be taken from a range. */
  guarded: z.literal(true).exactOptional(),
  tickets: tickets.schema,
  standard: standard.schema,
  service: service.schema,
  resolution: resolution.schema,
  satisfaction: satisfaction.schema,
  /** From version 2 of the formulas on. */
  waits: waits.schema.exactOptional(),
  /** What a host told at the door; absent where nobody told anything. */
  door: door.schema.exactOptional(),
  goals: z.array(goalView).exactOptional(),
  otherFormulas: z.array(otherDays).exactOptional(),
  /** What was noted on a day, in words: beside the figures, in none of them; absent where nothing was. */
  notes: z.array(dayNote).exactOptional(),
});
export type FiguresView = z.infer<typeof figuresView>;

/** Whether everything that was sealed is told, as in the ledger that it stands in, or what a reader may learn of figures. */
export type Telling = 'all' | 'guarded';

/** What is sealed, as it is shown and sent; of a period with what cannot be added to it. */
export function presentFigures(
  figures: AnyDaily | AnyPeriod,
  beside?: PresentedBeside,
  telling: Telling = 'all',
): FiguresView {
  const { formulas, goal, smallestCell } = figures;
  const { official } = figures.standard;
  const guarded = telling === 'guarded';
  // No cell of answers is large enough where a range can be taken from another.
  const showing = { smallestCell: guarded ? Number.POSITIVE_INFINITY : smallestCell, guarded };
  const goals = beside?.goals ?? ('waits' in figures && 'businessDate' in figures ? goalsOf([figures]) : []);
  const byVersion1 = official.den === 0 ? null : compareFractions(official, goal) >= 0;
  const others = beside?.others ?? [];
  return {
    formulas,
    span: spanOf(figures),
    goal: {
      percent: shareView(goal).percent ?? 0,
      met: official.den === 0 || !('waits' in figures) ? byVersion1 : goals.every(({ verdict }) => verdict.met),
    },
    smallestCell,
    ...(guarded ? { guarded } : {}),
    tickets: tickets.show(figures, showing),
    standard: standard.show(figures, showing),
    service: service.show(figures, showing),
    resolution: resolution.show(figures, showing),
    satisfaction: satisfaction.show(figures, showing),
    ...('waits' in figures ? { waits: waits.show(figures.waits, showing), goals: goals.map(goalShown) } : {}),
    ...('door' in figures && figures.door !== undefined ? { door: door.show(figures.door) } : {}),
    ...(others.length === 0
      ? {}
      : {
          otherFormulas: others.map((days) => ({
            ...days,
            official: shareView(days.official),
            strict: shareView(days.strict),
          })),
        }),
  };
}

function goalShown({ goal, days, shares, verdict }: GoalGroup): z.infer<typeof goalView> {
  return {
    percent: shareView(goal).percent ?? 0,
    days,
    official: shareView(shares.official),
    strict: shareView(shares.strict),
    strictWithoutBrief: shareView(shares.withoutBrief.strict),
    met: verdict.met,
  };
}

function spanOf(figures: AnyDaily | AnyPeriod): FiguresView['span'] {
  if ('from' in figures) return { kind: 'period', from: figures.from, to: figures.to, days: figures.days };
  const { businessDate: date, asOf, closed } = figures;
  return { kind: 'day', date, closed: closed === 'yes', asOf: asOf === null ? null : isoInstant(asOf) };
}
