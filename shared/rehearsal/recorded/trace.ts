/** Times of a trace are minutes since opening, not rounded. */
type Minutes = number;

/** A counter of a recorded day. */
export type TraceCounter = {
  readonly id: number;
  readonly skills: readonly number[];
  /** Order of services that this counter prefers, for rules that have one. */
  readonly order: readonly number[];
  /** A counter for short procedures, for rules that have them. */
  readonly quick: boolean;
  /** Services last this many times their duration here. */
  readonly speed: number;
  /** Before the opening they are negative: an agent may have come early. Absent: there all day. */
  readonly shifts?: readonly (readonly [from: Minutes, to: Minutes])[] | undefined;
  readonly break_at?: Minutes | undefined;
  readonly break_dur?: Minutes | undefined;
};

/** What a recorded day had: services, counters and their absences. */
export type TraceDay = {
  readonly type: 'day';
  readonly date?: string | undefined;
  readonly open_min: Minutes;
  readonly noshow_cost: Minutes;
  /** What a counter needs after each attention before it is free again. */
  readonly wrap_min: Minutes;
  readonly services: readonly {
    readonly id: number;
    readonly code: string;
    readonly mean: Minutes;
    readonly cv: number;
    readonly target: Minutes;
  }[];
  readonly counters: readonly TraceCounter[];
  readonly absences: readonly { readonly att: number; readonly from: Minutes; readonly to: Minutes }[];
  readonly observed?: Readonly<Record<string, number>> | undefined;
};

/** A person of a recorded day. */
export type TraceTicket = {
  readonly type: 'ticket';
  readonly id: number;
  readonly t: Minutes;
  readonly svc: number;
  readonly pref: 0 | 1;
  readonly dur: Minutes;
  readonly noshow: 0 | 1;
  /** Leaves after this wait, when still waiting. */
  readonly patience?: Minutes | undefined;
  readonly xsvc?: number | undefined;
  readonly xdur?: Minutes | undefined;
};

/** A recorded or generated day: its services and counters, and its tickets in order of issue. */
export type Trace = { readonly day: TraceDay; readonly tickets: readonly TraceTicket[] };
