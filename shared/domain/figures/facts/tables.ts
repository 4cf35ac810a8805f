/**
 * The rows that every figure and every breakdown of it is a sum over: one declaration from which come their tables in a
 * branch and in the centre, their files and the dictionary of these. Integers, texts and nulls only, so that SQLite, DuckDB,
 * PostgreSQL and Parquet hold the same. Instants in UTC ms, spans in ms, yes and no as 1 and 0.
 */
export type FactValue = string | number | null;
export type FactRow = Readonly<Record<string, FactValue>>;

/** `own`: of the branch alone, in no file that leaves it: who attended. */
type Column = { readonly type: 'text' | 'integer'; readonly nullable?: true; readonly own?: true };

const text = { type: 'text' } as const;
const integer = { type: 'integer' } as const;
const textOrNull = { type: 'text', nullable: true } as const;
const integerOrNull = { type: 'integer', nullable: true } as const;

/** Of every row: its date, its place among the rows of that date, the version of the formulas that gave it, and when it was. */
const OF_DAY = {
  business_date: text,
  place: integer,
  formulas: integer,
  /** ISO week of the date, `2026-W48`. */
  week: text,
  /** Of the date, 1 for Monday. */
  weekday: integer,
  /** By the branch's clock, 0 to 23. */
  hour: integer,
} as const;

const OF_SERVICE = { service_id: textOrNull, institution_id: textOrNull } as const;
const OF_VISIT = { ...OF_SERVICE, class: textOrNull, channel: textOrNull } as const;

const FACT_TABLES = {
  /** One for each service asked for in a visit. What is of the whole visit stands on its first unit. */
  fact_unit: {
    ...OF_DAY,
    ...OF_VISIT,
    /** Of the first effective attention; null: of nobody's, or of a paper. */
    counter_id: textOrNull,
    unit_id: text,
    visit_id: text,
    ordinal: integer,
    first: integer,
    waits_from: integer,
    limit_ms: integer,
    official_ms: integerOrNull,
    strict_ms: integerOrNull,
    since_arrival_ms: integerOrNull,
    held_ms: integer,
    later_n: integer,
    later_ms: integer,
    ended: text,
    attended: integer,
    brief: integer,
    sent_away: integer,
    in_official: integer,
    within_official: integer,
    in_strict: integer,
    within_strict: integer,
    /** As strict counts it: attended, itself or whom it stands for; and by nothing more than brief finishes. */
    strict_attended: integer,
    strict_brief: integer,
    /** Somebody attended without a ticket answers for its end: one more in strict's denominator. */
    paired: integer,
    /** The same if nothing had been excluded. */
    free_in_official: integer,
    free_within_official: integer,
    free_in_strict: integer,
    free_within_strict: integer,
    free_strict_attended: integer,
    free_strict_brief: integer,
    free_paired: integer,
    excluded: textOrNull,
    counts: integer,
    /** Of the visit, on its first unit; 0 and null on the others. */
    citizen: integer,
    visit_end: textOrNull,
    visit_attended: integer,
    outcome: textOrNull,
    ticket_limit_ms: integerOrNull,
    first_call_ms: integerOrNull,
    last_call_ms: integerOrNull,
    total_ms: integerOrNull,
    calls: integer,
    specific_calls: integer,
    recalls: integer,
    answered: integer,
    uncertain: integer,
    continued: integer,
    of_roll: integer,
    /** Its person is known by a key, and had a ticket for the same service in the thirty days before. */
    keyed: integer,
    returned: integer,
  },
  /** One for each stretch of attention at a counter. */
  fact_attention: {
    ...OF_DAY,
    ...OF_VISIT,
    counter_id: textOrNull,
    attendant_id: { ...textOrNull, own: true },
    visit_id: text,
    started_at: integer,
    /** Null while it lasts. */
    ms: integerOrNull,
    ended_by: textOrNull,
    effective: integer,
    brief: integer,
    citizen: integer,
    counts: integer,
    /** From the call of its turn to its start. */
    call_to_start_ms: integerOrNull,
    /** The service that it was given, on the last of the stretches of one giving: how it ended, and all of them together. */
    given_how: textOrNull,
    given_ms: integerOrNull,
  },
  /** One for each call and each recall. */
  fact_call: {
    ...OF_DAY,
    ...OF_VISIT,
    counter_id: textOrNull,
    attendant_id: { ...textOrNull, own: true },
    visit_id: text,
    kind: text,
    /** By the rule (`next`) or by the attendant's own choice (`specific`); null for a recall. */
    mode: textOrNull,
    counts: integer,
  },
  /** One for each answer of the exit survey; without counter and without visit: it is nobody's. */
  fact_answer: {
    ...OF_DAY,
    ...OF_VISIT,
    /** `counted`, `tooSoon`, or `excluded` with its visit. */
    standing: text,
    bound: integer,
    /** In the figures of satisfaction: counted, and not a passer-by's where those stand apart. */
    in_figures: integer,
    global: integerOrNull,
    treatment: integerOrNull,
    wait: integerOrNull,
    resolved: textOrNull,
  },
  /** Where the time of a counter went in an hour. */
  fact_counter: {
    ...OF_DAY,
    counter_id: text,
    service_ms: integer,
    available_ms: integer,
    calling_ms: integer,
    paused_ms: integer,
    finished: integer,
  },
  /** What happened before any ticket: `resolved` at the door, people `outside`, `walkDirect` without a ticket. */
  fact_door: { ...OF_DAY, ...OF_SERVICE, kind: text, how: textOrNull, people: integer },
  /** One for each case of the OIRS, on the day of its registration, as it stands: of no seal, since it goes on for weeks. */
  fact_case: {
    business_date: text,
    place: integer,
    formulas: integer,
    week: text,
    weekday: integer,
    institution_id: text,
    channel: text,
    kind: text,
    term: text,
    stand: text,
    timing: text,
    own_hand: integer,
    registered_later: integer,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Column>>>>;

export type FactTable = keyof typeof FACT_TABLES;

/** Tables whose rows are of one day and are written with its seal. */
export type DayTable = Exclude<FactTable, 'fact_case'>;

/** The rows of a day, by table. */
export type DayFacts = Readonly<Record<DayTable, readonly FactRow[]>>;

/** Grows whenever a column changes its meaning or goes. */
export const FACTS_SCHEMA = 1;

export const DAY_TABLES: readonly DayTable[] = [
  'fact_unit',
  'fact_attention',
  'fact_call',
  'fact_answer',
  'fact_counter',
  'fact_door',
];

/** The columns of a table in order, with what they hold. */
export function columnsOf(table: FactTable): readonly (readonly [name: string, column: Column])[] {
  return Object.entries(FACT_TABLES[table]);
}
