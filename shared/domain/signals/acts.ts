import { type MeasuredDay, measureDay } from '../figures/v2/measured.ts';
import { type SealedUnit, sealedUnits } from '../figures/v2/sealedRows.ts';
import { withoutUndone } from '../figures/v2/undone.ts';
import type { BusinessDate, Instant, Millis, StaffId, VisitId } from '../ids.ts';
import { type ActEvent, type Turn, Turns } from './turns.ts';

/** An act whose author is known: instants in UTC ms. */
type Act<T> = { readonly seq: number; readonly at: Instant; readonly actor: string } & T;

/** What people did on a day, in the order of the ledger: what the rules of signals count, and nothing else. */
export type DayActs = {
  readonly date: BusinessDate;
  readonly turns: readonly Turn[];
  readonly visits: number;
  /** The rows that a seal names. */
  readonly units: readonly SealedUnit[];
  /** Tickets that a device gave, by the device. */
  readonly issues: readonly Act<{ readonly visitId: VisitId; readonly device: string }>[];
  /** Ends that staff gave to somebody who waited and was not at a counter; null where no wait is known. */
  readonly sentOff: readonly Act<{ readonly waitedMs: Millis | null; readonly limitMs: Millis }>[];
  /** One for each visit; those of one act of a contingency are one. */
  readonly exclusions: readonly Act<{ readonly by: StaffId }>[];
  readonly answers: readonly Act<{
    readonly visitId: VisitId | null;
    readonly device: string | null;
    readonly resolved: 'yes' | 'partly' | 'no' | null;
  }>[];
  readonly papers: readonly Act<{ readonly by: StaffId; readonly approvedBy: StaffId }>[];
  readonly undone: readonly Act<{ readonly attendantId: StaffId }>[];
  readonly withoutTicket: readonly Act<{ readonly attendantId: StaffId }>[];
  /** By how much the clock was moved, ms, whichever way. */
  readonly clockSteps: readonly Act<{ readonly byMs: Millis }>[];
};

type Payload = Readonly<Record<string, unknown>> & {
  readonly visitId?: VisitId | null;
  readonly attendantId?: StaffId;
  readonly by?: string;
};

/**
 * Reads a day’s acts from its events: a clock that is moved while no day is open bends no wait.
 * `now` in UTC ms for a day that goes on. Version 2 of the waits measures every day here, whichever version sealed it:
 * a signal is in no figure.
 */
export function actsOf(events: readonly ActEvent[], date: BusinessDate, now: Instant | null): DayActs {
  const day = measureDay(events, date, now);
  const turns = new Turns(day);
  const acts = new Acts(day);
  for (const event of events) acts.undone(event);
  for (const event of withoutUndone(events)) {
    const held = turns.take(event);
    acts.take(event, held);
  }
  const units = sealedUnits(
    day,
    events.filter((event) => event.businessDate === date),
    date,
  );
  return { date, turns: turns.all(), visits: day.visits.length, units, ...acts.told };
}

class Acts {
  readonly told: {
    -readonly [K in Exclude<keyof DayActs, 'date' | 'turns' | 'visits' | 'units'>]: DayActs[K][number][];
  } = {
    issues: [],
    sentOff: [],
    exclusions: [],
    answers: [],
    papers: [],
    undone: [],
    withoutTicket: [],
    clockSteps: [],
  };
  readonly #measured: ReadonlyMap<VisitId, MeasuredDay['visits'][number]>;
  readonly #acts = new Set<string>();

  constructor(day: MeasuredDay) {
    this.#measured = new Map(day.visits.map((visit) => [visit.record.visitId, visit]));
  }

  undone({ type, seq, at, actor, payload }: ActEvent): void {
    if (type !== 'endUndone' && type !== 'startUndone') return;
    const { attendantId } = payload as Payload;
    if (attendantId !== undefined) this.told.undone.push({ seq, at, actor, attendantId });
  }

  /** `atCounter`: whether somebody had the visit when it ended. */
  take({ type, seq, at, actor, device, payload: any }: ActEvent, atCounter: boolean): void {
    const payload = (any ?? {}) as Payload;
    const by = { seq, at, actor };
    switch (type) {
      case 'ticketIssued':
        if (device !== null) this.told.issues.push({ ...by, visitId: payload.visitId as VisitId, device });
        return;
      case 'visitRemoved':
      case 'visitLeft':
      case 'closedAtDoor':
        if (!atCounter && payload.by !== 'ownToken') this.told.sentOff.push({ ...by, ...this.#waited(payload, at) });
        return;
      case 'visitExcluded':
        this.#excluded(by, payload);
        return;
      case 'surveyAnswered':
        this.told.answers.push({
          ...by,
          visitId: payload.visitId ?? null,
          device,
          resolved: payload.resolved as 'yes' | 'partly' | 'no' | null,
        });
        return;
      case 'rollVisitEntered':
        this.told.papers.push({ ...by, by: String(payload.askedBy), approvedBy: String(payload.approvedBy) });
        return;
      case 'attendedWithoutTicket':
        this.told.withoutTicket.push({ ...by, attendantId: payload.attendantId ?? '' });
        return;
      case 'clockSetBack':
        this.told.clockSteps.push({ ...by, byMs: Math.abs(Number(payload.kept) - Number(payload.observed)) });
        return;
      case 'clockRestarted':
        this.told.clockSteps.push({ ...by, byMs: Math.abs(Number(payload.kept) - Number(payload.shown)) });
        return;
      default:
        return;
    }
  }

  #excluded(by: Act<unknown>, payload: Payload): void {
    const { act } = payload as { readonly act?: string | null };
    if (act != null && this.#acts.has(act)) return;
    if (act != null) this.#acts.add(act);
    this.told.exclusions.push({ ...by, by: typeof payload.askedBy === 'string' ? payload.askedBy : by.actor });
  }

  #waited({ visitId }: Payload, at: Instant): { readonly waitedMs: Millis | null; readonly limitMs: Millis } {
    const unit = visitId == null ? undefined : this.#measured.get(visitId)?.units[0];
    if (unit === undefined || unit.attended) return { waitedMs: null, limitMs: unit?.unit.limitMs ?? 0 };
    return { waitedMs: at - unit.from.estimate, limitMs: unit.unit.limitMs };
  }
}
