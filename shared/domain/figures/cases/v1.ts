import type { BusinessDate, Instant } from '../../ids.ts';
import { byCodeUnits } from '../numbers.ts';
import type { Fraction } from '../v1/shape.ts';

/**
 * Counts of cases of the OIRS, version 1: closed, as every formula that somebody was shown a figure by. A case belongs to
 * the day of its registration, which is the ledger's own word, so that no day that was counted changes by what is
 * registered later; it is in time or late by the day from which its term counts.
 */

/** The two events that are read, as the ledger has them; others are passed over. */
export type CaseEvent =
  | {
      readonly type: 'oirsFiled';
      readonly at: Instant;
      readonly actor: string;
      readonly device: string | null;
      readonly payload: {
        readonly folio: string;
        readonly kind: string;
        readonly institutionId: string;
        readonly dueDate: BusinessDate | null;
        readonly term?: number | null;
        readonly channel?: string;
        readonly receivedOn?: BusinessDate;
      };
    }
  | {
      readonly type: 'oirsClosed';
      readonly at: Instant;
      readonly actor: string;
      readonly payload: { readonly folio: string; readonly outcome: string };
    };

/** How a case stands: how it ended, or that it is open; and whether within its term, after it, or without one. */
const STANDS = ['answered', 'referred', 'withdrawn', 'open'] as const;

type Stand = (typeof STANDS)[number];
type Timing = 'inTime' | 'late' | 'noTerm';

/** One case on a date. */
export type CaseRow = {
  readonly registeredOn: BusinessDate;
  readonly kind: string;
  readonly institutionId: string;
  readonly channel: string;
  /** Business days that it is to be answered in; `none` where no answer is due, `unknown` in cases of before. */
  readonly term: string;
  readonly stand: Stand;
  readonly timing: Timing;
  /** Registered and closed by one member of the staff. */
  readonly ownHand: boolean;
  /** Registered on a later day than the one on which it is said to have come. */
  readonly registeredLater: boolean;
};

export type CaseCounts = {
  readonly received: number;
  readonly by: Readonly<Record<Stand, Readonly<Record<Timing, number>>>>;
  readonly ownHand: number;
  readonly registeredLater: number;
};

type Period = {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  /** The date as at whose end the cases are looked at: what happened later is not in it. */
  readonly asOf: BusinessDate;
  /** The branch's own date of an instant. */
  readonly dateOf: (at: Instant) => BusinessDate;
};

/** The cases that were registered from a date to another, both included, as they stood at the end of a third. */
export function caseRows(events: Iterable<CaseEvent>, { from, to, asOf, dateOf }: Period): readonly CaseRow[] {
  const filed = new Map<
    string,
    { readonly row: Omit<CaseRow, 'stand' | 'timing' | 'ownHand'>; due: string | null; by: string | null }
  >();
  const closed = new Map<string, { readonly on: BusinessDate; readonly outcome: string; readonly by: string }>();
  for (const event of events) {
    const on = dateOf(event.at);
    if (on > asOf) continue;
    const { folio } = event.payload;
    if (event.type === 'oirsClosed') {
      if (!closed.has(folio)) closed.set(folio, { on, outcome: event.payload.outcome, by: event.actor });
    } else if (event.type === 'oirsFiled' && on >= from && on <= to) {
      const { kind, institutionId, dueDate, term, channel, receivedOn } = event.payload;
      const row = {
        registeredOn: on,
        kind,
        institutionId,
        channel: channel ?? (event.device === null ? 'desk' : 'kiosk'),
        term: termOf(term, dueDate),
        registeredLater: receivedOn !== undefined && receivedOn < on,
      };
      filed.set(folio, { row, due: dueDate, by: event.device === null ? event.actor : null });
    }
  }
  return [...filed].map(([folio, { row, due, by }]) => {
    const ending = closed.get(folio);
    const late = due !== null && (ending?.on ?? asOf) > due;
    return {
      ...row,
      stand: ending === undefined ? 'open' : (ending.outcome as Stand),
      timing: due === null ? 'noTerm' : late ? 'late' : 'inTime',
      ownHand: ending !== undefined && by === ending.by,
    };
  });
}

function termOf(term: number | null | undefined, dueDate: BusinessDate | null): string {
  if (dueDate === null) return 'none';
  return term === undefined || term === null ? 'unknown' : String(term);
}

/** How many of each; every case stands in one cell of `by`. */
export function countCases(rows: readonly CaseRow[]): CaseCounts {
  const count = (stand: Stand, timing: Timing): number =>
    rows.filter((row) => row.stand === stand && row.timing === timing).length;
  const timings = (stand: Stand) => ({
    inTime: count(stand, 'inTime'),
    late: count(stand, 'late'),
    noTerm: count(stand, 'noTerm'),
  });
  return {
    received: rows.length,
    by: {
      answered: timings('answered'),
      referred: timings('referred'),
      withdrawn: timings('withdrawn'),
      open: timings('open'),
    },
    ownHand: rows.filter(({ ownHand }) => ownHand).length,
    registeredLater: rows.filter(({ registeredLater }) => registeredLater).length,
  };
}

/** The same by the values of a field, in the order of their code units. */
export function countCasesBy(
  rows: readonly CaseRow[],
  field: 'kind' | 'institutionId' | 'channel' | 'term' | 'registeredOn',
): readonly { readonly key: string; readonly counts: CaseCounts }[] {
  const groups = Map.groupBy(rows, (row) => row[field]);
  return [...groups].sort(([a], [b]) => byCodeUnits(a, b)).map(([key, group]) => ({ key, counts: countCases(group) }));
}

/**
 * Answered in time, of all whose term came to an end or that were answered within it. What was passed on or taken back
 * before its term was over is in neither; once the term is over, it is a case that nobody answered, whatever it ended as.
 */
export function answeredInTime({ by }: CaseCounts): Fraction {
  const late = STANDS.reduce((sum, stand) => sum + by[stand].late, 0);
  return { num: by.answered.inTime, den: by.answered.inTime + late };
}

/** Answered at all, of those received. */
export function answered({ received, by }: CaseCounts): Fraction {
  const { inTime, late, noTerm } = by.answered;
  return { num: inTime + late + noTerm, den: received };
}
