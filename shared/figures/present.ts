import { z } from 'zod';
import { businessDate, count, instantText } from '../contracts/primitives.ts';
import { isoInstant } from '../domain/calendar/businessDates.ts';
import { compareFractions } from '../domain/figures/numbers.ts';
import type { DailyFigures, PeriodFigures } from '../domain/figures/v1/shape.ts';
import { shareView } from './numbers.ts';
import { resolution, satisfaction } from './v1/people.ts';
import { service } from './v1/service.ts';
import { standard } from './v1/standard.ts';
import { tickets } from './v1/tickets.ts';

/** Every figure of version 1, in the order of its sheet. */
export const BLOCKS = { tickets, standard, service, resolution, satisfaction } as const;

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
  /** Whether the official share reaches the goal, compared exactly; null while it is undefined. */
  goal: z.strictObject({ percent: z.number().min(0).max(100), met: z.boolean().nullable() }),
  smallestCell: count,
  tickets: tickets.schema,
  standard: standard.schema,
  service: service.schema,
  resolution: resolution.schema,
  satisfaction: satisfaction.schema,
});
export type FiguresView = z.infer<typeof figuresView>;

/** What is sealed, as it is shown and sent. */
export function presentFigures(figures: DailyFigures | PeriodFigures): FiguresView {
  const { formulas, goal, smallestCell } = figures;
  const { official } = figures.standard;
  const showing = { smallestCell };
  return {
    formulas,
    span: spanOf(figures),
    goal: {
      percent: shareView(goal).percent ?? 0,
      met: official.den === 0 ? null : compareFractions(official, goal) >= 0,
    },
    smallestCell,
    tickets: tickets.show(figures, showing),
    standard: standard.show(figures, showing),
    service: service.show(figures, showing),
    resolution: resolution.show(figures, showing),
    satisfaction: satisfaction.show(figures, showing),
  };
}

function spanOf(figures: DailyFigures | PeriodFigures): FiguresView['span'] {
  if ('from' in figures) return { kind: 'period', from: figures.from, to: figures.to, days: figures.days };
  const { businessDate: date, asOf, closed } = figures;
  return { kind: 'day', date, closed: closed === 'yes', asOf: asOf === null ? null : isoInstant(asOf) };
}
