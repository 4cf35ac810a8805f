import type { OverNow, ShiftNow, ShiftsView } from '@turno25/shared/contracts/shifts.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { adherenceOf, type PlannedShift } from '@turno25/shared/domain/figures/shifts/adherence.ts';
import { type BusinessDate, type Instant, MINUTE } from '@turno25/shared/domain/ids.ts';
import type { BranchState, Counter } from '@turno25/shared/domain/state/state.ts';
import { shareView } from '@turno25/shared/figures/numbers.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { iso } from './format.ts';
import { fewestPlanned, plannedShifts } from './plannedShifts.ts';
import { configOf, counterLabel, type StaffNames } from './visitView.ts';

const SOON_MS = 30 * MINUTE;
const READ = [
  'dayOpened',
  'dayClosed',
  'counterOpened',
  'counterPaused',
  'counterResumed',
  'counterClosed',
  'counterReleased',
  'visitCalled',
] as const;

type Attended = Exclude<Counter, { readonly status: 'closed' }>;

/**
 * How a day keeps to its schedule: measured by the one that was in force as it opened, so that nobody mends a day by publishing
 * another; who is missing now, by the one in force now. Null for a day that never opened.
 */
export function shiftsView(
  ledger: Pick<Ledger, 'ofTypes' | 'configOfVersion'>,
  { state, now, names }: { readonly state: BranchState; readonly now: Instant; readonly names: StaffNames },
  date: BusinessDate,
): ShiftsView | null {
  const events = ledger.ofTypes(date, READ);
  const opened = events.find((event) => event.type === 'dayOpened');
  if (opened === undefined) return null;
  const config = ledger.configOfVersion(opened.payload.configVersion) ?? configOf(state);
  const closedAt = events.find(({ type }) => type === 'dayClosed')?.at ?? null;
  const planned = plannedShifts(config, date);
  const { share, pausedMs, beyondMs } = adherenceOf(planned, events, closedAt ?? now);
  return {
    date,
    planned: planned.length,
    share: shareView(share),
    pausedMs,
    beyondMs,
    now: state.day?.date === date ? standing(state, now, names) : null,
  };
}

function standing(state: BranchState, now: Instant, names: StaffNames): ShiftsView['now'] {
  const config = configOf(state);
  if (state.day === null || (config.shifts ?? []).length === 0) return null;
  const today = plannedShifts(config, state.day.date);
  const current = today.filter(({ from, until }) => from <= now && now < until);
  const attended = [...state.counters.values()].filter((counter) => counter.status !== 'closed');
  return {
    planned: current.length,
    open: attended.length,
    soon: fewestPlanned(today, now, now + SOON_MS),
    shifts: current.map((shift) => shiftNow(config, whoKeeps(shift, attended, current), shift, names)),
    over: attended.flatMap((counter) => overNow(config, counter, { today, current, names })),
  };
}

/** Who keeps a shift; one that is anybody's, nobody whose own shift it is at the same time. */
function whoKeeps(
  { counterId, staffId }: PlannedShift,
  attended: readonly Attended[],
  current: readonly PlannedShift[],
): Attended | undefined {
  if (staffId !== null) return attended.find((counter) => counter.attendantId === staffId);
  const here = attended.find((counter) => counter.id === counterId);
  return current.some((other) => other.staffId !== null && other.staffId === here?.attendantId) ? undefined : here;
}

function shiftNow(
  config: BranchConfig,
  where: Attended | undefined,
  { counterId, staffId, from, until }: PlannedShift,
  names: StaffNames,
): ShiftNow {
  const state =
    where === undefined
      ? 'missing'
      : where.id !== counterId
        ? 'elsewhere'
        : where.status === 'paused'
          ? 'paused'
          : 'kept';
  return {
    counterId,
    label: counterLabel(config, counterId),
    name: staffId === null ? null : names(staffId),
    from: iso(from),
    until: iso(until),
    state,
    at: state === 'elsewhere' && where !== undefined ? counterLabel(config, where.id) : null,
  };
}

/** Somebody attends whose shift is over, or whom nobody planned for today. */
function overNow(
  config: BranchConfig,
  { id, attendantId }: Attended,
  {
    today,
    current,
    names,
  }: { readonly today: readonly PlannedShift[]; readonly current: readonly PlannedShift[]; readonly names: StaffNames },
): readonly OverNow[] {
  const theirs = ({ counterId, staffId }: PlannedShift): boolean =>
    staffId === null ? counterId === id : staffId === attendantId;
  if (current.some(theirs)) return [];
  const last = today.filter(theirs).at(-1);
  return [
    {
      counterId: id,
      label: counterLabel(config, id),
      name: names(attendantId),
      until: last === undefined ? null : iso(last.until),
    },
  ];
}
