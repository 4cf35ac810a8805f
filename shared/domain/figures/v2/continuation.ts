import { type Instant, MINUTE, type Millis, type ServiceId, type VisitId } from '../../ids.ts';
import { isBrief } from './attentions.ts';
import type { DaySettings } from './settings.ts';
import { lastUnit, type UnitEnd, type VisitRecord } from './visitRecord.ts';

/** How soon after the first visit a new ticket of the same person continues it; the last instant is inside. */
const AT_MOST: Millis = 60 * MINUTE;

/** A visit of somebody who now asks for another ticket. */
export type EarlierVisit = {
  readonly visitId: VisitId;
  /** Every service in whose line it stood. */
  readonly lines: ReadonlySet<ServiceId>;
  readonly end: UnitEnd;
  /** Null while it goes on. */
  readonly endedAt: Instant | null;
  /** Finished sooner than makes an attention. */
  readonly brief: boolean;
  /** It left with its own token. */
  readonly ownLeaving: boolean;
};

/**
 * Which earlier visit a new ticket continues: the rule by which `continues` is written at issue, once. `samePerson` are the
 * visits of that date whose person is known to be the same (a key of theirs, or the verb that named the visit); `continued`
 * those that another ticket stands for already. The one that ended last; null when none fits.
 */
export function continuationOf(
  issue: { readonly at: Instant; readonly services: readonly ServiceId[] },
  samePerson: readonly EarlierVisit[],
  continued: ReadonlySet<VisitId>,
): VisitId | null {
  let found: { readonly visitId: VisitId; readonly endedAt: Instant } | null = null;
  for (const visit of samePerson) {
    const { visitId, end, endedAt } = visit;
    if (endedAt === null || continued.has(visitId)) continue;
    const inTime = issue.at >= endedAt && issue.at - endedAt <= AT_MOST;
    const sameLine = end === 'removed' || issue.services.some((serviceId) => visit.lines.has(serviceId));
    if (!inTime || !sameLine || !isOpenEnded(visit)) continue;
    if (found === null || endedAt >= found.endedAt) found = { visitId, endedAt };
  }
  return found?.visitId ?? null;
}

/** A visit as its record has it. */
export function earlierVisit(record: VisitRecord, settings: DaySettings): EarlierVisit {
  const { end, endedAt, attentions } = lastUnit(record);
  const last = attentions.at(-1);
  return {
    visitId: record.visitId,
    lines: record.lines,
    end,
    endedAt,
    brief: last !== undefined && isBrief(last, settings),
    ownLeaving: record.ownLeaving,
  };
}

/** Whether a visit ended in a way after which the same person's next ticket may be the same wait. */
function isOpenEnded({ end, brief, ownLeaving }: EarlierVisit): boolean {
  switch (end) {
    case 'noShow':
    case 'removed':
      return true;
    case 'left':
      return !ownLeaving;
    case 'finished':
      return brief;
    case 'expired':
    case 'closedAtDoor':
    case 'open':
      return false;
  }
}
