import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';

type Column = { readonly type: 'text' | 'integer'; readonly nullable?: true };

const text = { type: 'text' } as const;
const integer = { type: 'integer' } as const;
const textOrNull = { type: 'text', nullable: true } as const;
const integerOrNull = { type: 'integer', nullable: true } as const;

/** Of every row, as in the tables of a branch. */
const OF_DAY = { business_date: text, place: integer, formulas: integer } as const;

/**
 * What the country looks at of a day and no branch keeps as rows, from the same proven events. Integers, texts and nulls;
 * instants in UTC ms, spans in ms, yes and no as 1 and 0. Nobody of the staff is in any of them.
 */
const CENTRE_TABLES = {
  /** One for each seal of a day, the first and its amendments: what was sealed, as its own signature says it. */
  fact_seal: {
    ...OF_DAY,
    /** 0 for the seal of the closing. */
    amendment: integer,
    seq: integer,
    /** The last event before it. */
    head_seq: integer,
    head_hash: text,
    key_id: text,
    settings_hash: text,
    events: integer,
    /** The two numbers of the standard, as they were sealed. */
    official_n: integer,
    official_d: integer,
    strict_n: integer,
    strict_d: integer,
    /** Heads that somebody remembered otherwise when it was sealed. */
    disputed: integer,
  },
  /** One for each rule of signals that had something to count: how often, of how often it could have been, over `units` who did it. */
  fact_signal: {
    ...OF_DAY,
    rule: text,
    units: integer,
    hits: integer,
    trials: integer,
    /** Of the whole branch where nobody gains by it, of rules that have such a measure. */
    base_hits: integerOrNull,
    base_trials: integerOrNull,
    visits: integer,
  },
  /** One for each kind of machine: how long it worked of how long it should have. */
  fact_availability: {
    ...OF_DAY,
    kind: text,
    machines: integer,
    up_ms: integer,
    due_ms: integer,
    losses: integer,
    /** Nobody watched: the server was away. */
    unwatched_ms: integer,
  },
  /** One for each stay in a line: from the ticket, a transfer or a return, to the next start of attention or the end. */
  fact_segment: {
    ...OF_DAY,
    visit_id: text,
    ordinal: integer,
    /** Asked for at the kiosk, and given in the end; null where nobody was attended. */
    service_id: text,
    line_id: textOrNull,
    class: text,
    channel: text,
    opened: text,
    from_at: integer,
    called_at: integerOrNull,
    started_at: integerOrNull,
    /** To the start of attention, else to the end of the visit; null while it goes on. */
    ms: integerOrNull,
    counts: integer,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Column>>>>;

export type CentreTable = keyof typeof CENTRE_TABLES;

export const CENTRE_TABLE_NAMES = Object.keys(CENTRE_TABLES) as readonly CentreTable[];

/** The rows of a day, by table. */
export type CentreFacts = Readonly<Record<CentreTable, readonly FactRow[]>>;

/** The columns of a table in order. */
export function centreColumns(table: CentreTable): readonly (readonly [name: string, column: Column])[] {
  return Object.entries(CENTRE_TABLES[table]);
}
