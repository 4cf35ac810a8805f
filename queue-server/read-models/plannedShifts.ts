import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { shiftsOn } from '@turno25/shared/domain/branch/shifts.ts';
import { weekdayOf } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { PlannedShift } from '@turno25/shared/domain/figures/shifts/adherence.ts';
import type { BusinessDate, Instant } from '@turno25/shared/domain/ids.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';

/** The shifts of a date by a configuration's schedule, in instants (UTC ms); none where it has no schedule. */
export function plannedShifts({ shifts = [], branch }: BranchConfig, date: BusinessDate): readonly PlannedShift[] {
  return shiftsOn(shifts, date, weekdayOf(date)).map(({ from, until, counterId, staffId = null }) => ({
    counterId,
    staffId,
    from: localTimeToInstant(date, from, branch.zone),
    until: localTimeToInstant(date, until, branch.zone),
  }));
}

/** Fewest shifts planned at any time of a stretch: what can be counted on for all of it. */
export function fewestPlanned(planned: readonly PlannedShift[], from: Instant, until: Instant): number {
  const turns = [from, ...planned.flatMap((shift) => [shift.from, shift.until])].filter(
    (at) => from <= at && at < until,
  );
  return Math.min(...turns.map((at) => planned.filter((shift) => shift.from <= at && at < shift.until).length));
}
