import type { Instant, Millis } from '../../ids.ts';
import { sumOf } from '../numbers.ts';
import { type HoldRecord, isAttended, type VisitRecord, type WaitRecord } from './visitRecord.ts';

/** A wait after the first attention, beside the standard and never inside its average. */
type LaterWait = {
  readonly opened: 'transfer' | 'return';
  readonly served: boolean;
  /** To its first call; null when nobody called. */
  readonly firstCallMs: Millis | null;
  /** To its start, or to where it ended unserved; null while its end is unknown. */
  readonly waitMs: Millis | null;
};

/**
 * The waits of one visit, in milliseconds of one waiting clock: it starts at the entry, is never restarted, and stands
 * still only during holds that the citizen asked for. Null means that the wait has no end (yet).
 */
export type VisitWaits = {
  /** To the first start of attention (the wait of Canada's TBS user guide: issue to start of service). */
  readonly officialMs: Millis | null;
  /** To the first call; a recall does not move it. */
  readonly firstCallMs: Millis | null;
  /** To the last call before attention, recalls included (what Qmatic reports as waiting time). */
  readonly lastCallMs: Millis | null;
  /** All waiting of the visit: the first wait, the later ones, and holds by staff in the middle of attention. */
  readonly totalMs: Millis | null;
  /** Of a visit that was never attended: to the first call of a no-show, to the end of the others, else to `asOf`. */
  readonly elapsedMs: Millis | null;
  /** Taken out of the official wait because the citizen asked to be held; the visit is flagged when it is not 0. */
  readonly citizenHeldMs: Millis;
  readonly later: readonly LaterWait[];
  /** From each call to the start of its attention; holding a called ticket without attending shows here. */
  readonly callToStartMs: readonly Millis[];
};

/**
 * Computes the waits of a visit. `asOf` (UTC ms) is the closing of its day, or the present while the day is open; null
 * when neither is known, and then what is still open has no elapsed wait.
 */
export function waitsOf(record: VisitRecord, asOf: Instant | null): VisitWaits {
  const [first, ...later] = record.waits;
  const until = (instant: Instant | null) => (instant === null ? null : clock(record, first.from, instant));
  const attended = isAttended(record);
  const firstEnd = waitEnd(first, record, asOf);
  return {
    officialMs: until(first.startAt),
    firstCallMs: until(first.firstCallAt),
    lastCallMs: attended ? until(first.lastCallAt) : null,
    totalMs: totalWait(record, asOf),
    elapsedMs: attended ? null : until(firstEnd),
    citizenHeldMs: firstEnd === null ? 0 : heldByCitizen(record.holds, first.from, firstEnd),
    later: later.map((wait) => laterWait(wait, record, asOf)),
    callToStartMs: record.attentions.map((attention) => Math.max(0, attention.from - attention.calledAt)),
  };
}

/** Whether the visit was attended within its limit: inclusive, on whole milliseconds, nothing rounded. */
export function isWithin(record: VisitRecord, waits: VisitWaits): boolean {
  return waits.officialMs !== null && waits.officialMs <= record.limitMs;
}

/** Whether the visit was never attended and its elapsed wait passed the limit: what strict counts as lost. */
export function isLost(record: VisitRecord, waits: VisitWaits): boolean {
  return waits.elapsedMs !== null && waits.elapsedMs > record.limitMs;
}

/** Duration of a hold, up to `asOf` while it lasts; 0 when it lasts and no instant is known. */
export function holdMs(hold: HoldRecord, asOf: Instant | null): Millis {
  return Math.max(0, (hold.to ?? asOf ?? hold.from) - hold.from);
}

function laterWait(wait: WaitRecord, record: VisitRecord, asOf: Instant | null): LaterWait {
  const end = waitEnd(wait, record, asOf);
  return {
    opened: wait.opened === 'return' ? 'return' : 'transfer',
    served: wait.startAt !== null,
    firstCallMs: wait.firstCallAt === null ? null : clock(record, wait.from, wait.firstCallAt),
    waitMs: end === null ? null : clock(record, wait.from, end),
  };
}

/** Where a wait ended: its start of attention, or the end of the visit that cut it short, or as far as is known. */
function waitEnd(wait: WaitRecord, record: VisitRecord, asOf: Instant | null): Instant | null {
  if (wait.startAt !== null) return wait.startAt;
  switch (record.end) {
    // Whoever does not come when called stopped waiting, at the latest, when first called.
    case 'noShow':
      return wait.firstCallAt ?? record.endedAt;
    // A ticket delivered after the closing expires late in the ledger; nobody waits in a closed branch.
    case 'expired':
      return record.endedAt === null || asOf === null ? record.endedAt : Math.min(record.endedAt, asOf);
    case 'open':
      return asOf;
    case 'finished':
    case 'left':
    case 'removed':
      return record.endedAt;
  }
}

function totalWait(record: VisitRecord, asOf: Instant | null): Millis | null {
  const spans: Millis[] = [];
  for (const wait of record.waits) {
    const end = waitEnd(wait, record, asOf);
    if (end === null) return null;
    spans.push(clock(record, wait.from, end));
  }
  const heldInAttention = record.holds.filter((hold) => hold.during === 'attention' && hold.by === 'staff');
  return sumOf(spans) + sumOf(heldInAttention.map((hold) => holdMs(hold, asOf)));
}

/**
 * Waiting between two instants: their difference in UTC, less the holds that the citizen asked for, never below 0 (an
 * appointment may be called before its hour, and an offline kiosk's instant may be off by its tolerated offset).
 */
function clock(record: VisitRecord, from: Instant, to: Instant): Millis {
  return Math.max(0, to - from - heldByCitizen(record.holds, from, to));
}

function heldByCitizen(holds: readonly HoldRecord[], from: Instant, to: Instant): Millis {
  return sumOf(
    holds
      .filter((hold) => hold.by === 'citizen')
      .map((hold) => Math.max(0, Math.min(hold.to ?? to, to) - Math.max(hold.from, from))),
  );
}
