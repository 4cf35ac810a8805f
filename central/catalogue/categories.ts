/**
 * What a branch's category is computed from (seed 000: "densidad poblacional, número de atenciones, comunas asociadas y
 * ruralidad"); the formula was not found in public. Null: nobody measured it.
 */
export const CATEGORY_VARIABLES = ['density', 'attentions', 'comunas', 'rurality'] as const;
type CategoryVariable = (typeof CATEGORY_VARIABLES)[number];

/** Inhabitants per km², attentions a year, comunas that it serves, percent of rural population. */
export type Measured = Readonly<Record<CategoryVariable, number | null>>;

export const CATEGORIES = ['A', 'B', 'C', 'D'] as const;
type Category = (typeof CATEGORIES)[number];

/** From a value on, so many points; the highest step that a value reaches counts, below the first none. */
type Step = { readonly from: number; readonly points: number };

/** The whole rule: points by variable, and from how many points in all a category begins; fewer than for C is D. */
export type CategoryRule = {
  readonly steps: Readonly<Record<CategoryVariable, readonly Step[]>>;
  readonly least: Readonly<Record<Exclude<Category, 'D'>, number>>;
};

/**
 * Where nobody set a rule: a hypothesis of ours, to be replaced by the institution's own. Large and dense is A; few people
 * far apart, D. Rurality counts the other way round: the less of it, the more points.
 */
export const USUAL_RULE: CategoryRule = {
  steps: {
    density: [
      { from: 10, points: 1 },
      { from: 100, points: 2 },
      { from: 1000, points: 3 },
    ],
    attentions: [
      { from: 10_000, points: 1 },
      { from: 30_000, points: 2 },
      { from: 60_000, points: 3 },
    ],
    comunas: [
      { from: 2, points: 1 },
      { from: 4, points: 2 },
      { from: 7, points: 3 },
    ],
    rurality: [
      { from: 0, points: 3 },
      { from: 15, points: 2 },
      { from: 35, points: 1 },
      { from: 60, points: 0 },
    ],
  },
  least: { A: 9, B: 6, C: 3 },
};

export type Categorised = {
  /** Points that each variable gave; null where it was not measured. */
  readonly points: Readonly<Record<CategoryVariable, number | null>>;
  /** Null while a variable is missing: nobody is put lower for what was not measured. */
  readonly total: number | null;
  readonly category: Category | null;
};

/** A branch's category by a rule, with how it came to it. */
export function categoryOf(measured: Measured, { steps, least }: CategoryRule): Categorised {
  const of = (variable: CategoryVariable): number | null => {
    const value = measured[variable];
    return value === null ? null : pointsOf(value, steps[variable]);
  };
  const points = {
    density: of('density'),
    attentions: of('attentions'),
    comunas: of('comunas'),
    rurality: of('rurality'),
  };
  const known = CATEGORY_VARIABLES.flatMap((variable) => points[variable] ?? []);
  if (known.length < CATEGORY_VARIABLES.length) return { points, total: null, category: null };
  const total = known.reduce((sum, one) => sum + one, 0);
  const category = (['A', 'B', 'C'] as const).find((one) => total >= least[one]) ?? 'D';
  return { points, total, category };
}

/** What the warehouse is told of a branch: its category and the four values, in whole numbers as its tables have them. */
export function ownCategory(
  measured: Measured,
  rule: CategoryRule,
): { readonly category: Category | null; readonly variables: Measured } {
  const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));
  const { density, attentions, comunas, rurality } = measured;
  return {
    category: categoryOf(measured, rule).category,
    variables: {
      density: whole(density),
      attentions: whole(attentions),
      comunas: whole(comunas),
      rurality: whole(rurality),
    },
  };
}

function pointsOf(value: number, steps: readonly Step[]): number {
  return steps.findLast(({ from }) => value >= from)?.points ?? 0;
}

/** What is wrong with a rule, as a stable word; null for a rule that gives every branch one category. */
export function ruleTrouble({ steps, least }: CategoryRule): 'order' | 'least' | null {
  const ordered = CATEGORY_VARIABLES.every((variable) =>
    steps[variable].every(({ from }, index) => index === 0 || from > (steps[variable][index - 1]?.from ?? 0)),
  );
  if (!ordered) return 'order';
  return least.A > least.B && least.B > least.C ? null : 'least';
}
