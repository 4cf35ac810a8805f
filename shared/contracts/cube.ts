import { z } from 'zod';
import { businessDate, count } from './primitives.ts';

/** A figure in a group: its two numbers and what they come to, or why it is not shown. */
const cubeCell = z.discriminatedUnion('hidden', [
  z.strictObject({
    /** `few`: too few are behind it, or behind what it would give away. `months`: only whole months that are over are told. */
    hidden: z.enum(['few', 'months']),
  }),
  z.strictObject({
    hidden: z.null(),
    /** Of a percentile, the value itself (ms); of a plain sum, the sum. Null where there is no value. */
    numerator: z.int().nullable(),
    /** Of a percentile, how many values there are; of a plain sum, null. */
    denominator: z.int().nullable(),
    /** In the figure's unit, two decimals, rounded down; null where the denominator is 0. */
    value: z.number().nullable(),
  }),
]);
export type CubeCellView = z.infer<typeof cubeCell>;

const groupKey = z.array(z.union([z.string(), z.int(), z.null()]));

const ranged = z.strictObject({
  from: businessDate,
  to: businessDate,
  /** Days that are in the numbers, and those that other formulas measured, which are not. */
  days: count,
  others: z.array(z.strictObject({ formulas: count, days: count })),
  /** Visits that are left out of the standard, by their code. */
  exclusions: z.array(z.strictObject({ code: z.string(), title: z.string(), visits: count })),
  groups: z.array(z.strictObject({ key: groupKey, titles: z.array(z.string()), cells: z.array(cubeCell) })),
  total: z.array(cubeCell),
});
export type CubeRange = z.infer<typeof ranged>;

const named = z.strictObject({ key: z.string(), title: z.string() });

const figureView = z.strictObject({
  key: z.string(),
  title: z.string(),
  unit: z.string(),
  unitTitle: z.string(),
  /** Its parts add up to the whole. */
  additive: z.boolean(),
  /** Where its rule stands, what stays out of it, and the query that gives it. */
  source: z.string(),
  leavesOut: z.string(),
  definition: z.string(),
});

export const cubeView = z.discriminatedUnion('state', [
  /** Days of the range whose rows are still to be made: ask again. */
  z.strictObject({ state: z.literal('preparing'), left: count }),
  z.strictObject({
    state: z.literal('ready'),
    formulas: count,
    schema: count,
    smallestCell: count,
    by: z.array(named),
    figures: z.array(figureView),
    main: ranged,
    compared: ranged.nullable(),
  }),
]);
export type CubeView = z.infer<typeof cubeView>;
export type CubeReady = Extract<CubeView, { readonly state: 'ready' }>;

/** `GET /figures/cube/declaration`: what can be asked. */
export const cubeDeclaration = z.strictObject({
  schema: count,
  figures: z.array(named.extend({ unitTitle: z.string(), source: z.string(), by: z.array(z.string()) })),
  by: z.array(named),
  /** Today by the branch's clock: the last date that has anything. */
  today: businessDate,
});
export type CubeDeclaration = z.infer<typeof cubeDeclaration>;

/** `POST /figures/attendants`, and `/own`: in the order of names; `cells` null for whoever has not seen theirs yet. */
export const attendantFigures = z.strictObject({
  from: businessDate,
  to: businessDate,
  formulas: count,
  figures: z.array(named.extend({ unit: z.string(), unitTitle: z.string() })),
  people: z.array(z.strictObject({ name: z.string(), cells: z.array(cubeCell).nullable() })),
});
export type AttendantFigures = z.infer<typeof attendantFigures>;

/** `GET /figures/cube/rows`: what a number is made of, a page at a time. */
export const cubeRows = z.strictObject({
  table: z.string(),
  title: z.string(),
  /** `labels`: the words of what stands in a column of this page, by value. */
  columns: z.array(named.extend({ type: z.string(), labels: z.record(z.string(), z.string()) })),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  /** Where the next page begins; null on the last one. */
  next: z.string().nullable(),
});
export type CubeRows = z.infer<typeof cubeRows>;
