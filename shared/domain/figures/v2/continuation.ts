import { type Instant, MINUTE, type Millis, type ServiceId, type VisitId } from '../../ids.ts';
import { isBrief } from './attentions.ts';
import type { DaySettings } from './settings.ts';
import { lastUnit, type VisitRecord } from './visitRecord.ts';

/** How soon after the first visit a new ticket of the same person continues it; the last instant is inside. */
const AT_MOST: Millis = 60 * MINUTE;

/**
 * Which earlier visit a new ticket continues: the rule by which `continues` is written at issue, once. `samePerson` are the
 * visits of that date whose person is known to be the same (a key of theirs, or the verb that named the visit); `continued`
 * those that another ticket stands for already. The one that ended last; null when none fits.
 */
export function continuationOf(
  issue: { readonly at: Instant; readonly services: readonly ServiceId[] },
  samePerson: readonly VisitRecord[],
  continued: ReadonlySet<VisitId>,
  settings: DaySettings,
): VisitId | null {
  let found: { readonly visitId: VisitId; readonly endedAt: Instant } | null = null;
  for (const record of samePerson) {
    const { end, endedAt } = lastUnit(record);
    if (endedAt === null || continued.has(record.visitId)) continue;
    const inTime = issue.at >= endedAt && issue.at - endedAt <= AT_MOST;
    const sameLine = end === 'removed' || issue.services.some((serviceId) => record.lines.has(serviceId));
    if (!inTime || !sameLine || !isOpenEnded(record, settings)) continue;
    if (found === null || endedAt >= found.endedAt) found = { visitId: record.visitId, endedAt };
  }
  return found?.visitId ?? null;
}

/** Whether a visit ended in a way after which the same person's next ticket may be the same wait. */
function isOpenEnded(record: VisitRecord, settings: DaySettings): boolean {
  const unit = lastUnit(record);
  switch (unit.end) {
    case 'noShow':
    case 'removed':
      return true;
    case 'left':
      return !record.ownLeaving;
    case 'finished': {
      const last = unit.attentions.at(-1);
      return last !== undefined && isBrief(last, settings);
    }
    case 'expired':
    case 'closedAtDoor':
    case 'open':
      return false;
  }
}
