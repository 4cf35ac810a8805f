import type { OirsCase, OirsHistory, OirsTray } from '@turno25/shared/contracts/oirs.ts';
import { ANSWERING } from '@turno25/shared/domain/decide/oirs.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Reports } from '../ledger/reports.ts';
import { iso, isoOrNull } from './format.ts';
import { configOf, type StaffNames } from './visitView.ts';

/** So many at once: a tray of more is worked from its top. */
const AT_ONCE = 200;

/** The cases of the branch as whoever answers them sees them: nothing of what they say. */
export function trayOf(
  { reports, names }: { readonly reports: Reports; readonly names: StaffNames },
  state: BranchState,
  now: number,
  which: 'open' | 'closed',
): OirsTray {
  const config = configOf(state);
  const today = localDate(now, config.branch.zone);
  const nameOf = (id: string): string => config.institutions.find((one) => one.id === id)?.name ?? id;
  const cases = reports.oirs.list(which, AT_ONCE).map((one) => ({
    folio: one.folio,
    kind: one.kind as OirsCase['kind'],
    institutionName: nameOf(one.institutionId),
    receivedAt: iso(one.filedAt),
    dueDate: one.dueDate,
    late: one.closedAt === null && one.dueDate !== null && one.dueDate < today,
    replyChannel: one.replyChannel as OirsCase['replyChannel'],
    assignedTo: one.assignedTo === null ? null : { id: one.assignedTo, name: names(one.assignedTo) },
    closedAt: isoOrNull(one.closedAt),
    outcome: one.outcome as OirsCase['outcome'],
    referredTo: one.referredTo === null ? null : nameOf(one.referredTo),
  }));
  const people = [...state.staff].flatMap(([id, { role, active }]) =>
    active && ANSWERING.includes(role) ? [{ id, name: names(id) }] : [],
  );
  return { cases, people };
}

const STEPS = { oirsFiled: 'filed', oirsAssigned: 'assigned', oirsRead: 'read', oirsClosed: 'closed' } as const;

/** Who did what with a case, from what happened to it. */
export function historyOf(events: readonly RecordedEvent[], state: BranchState, names: StaffNames): OirsHistory {
  const nameOf = (id: string): string | null => (state.staff.has(id) ? names(id) : null);
  return {
    steps: events.flatMap((event) => {
      if (!(event.type in STEPS)) return [];
      const to = event.type === 'oirsAssigned' ? nameOf(event.payload.to) : null;
      return [{ at: iso(event.at), what: STEPS[event.type as keyof typeof STEPS], by: nameOf(event.actor), to }];
    }),
  };
}
