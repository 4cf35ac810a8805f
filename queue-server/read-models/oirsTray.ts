import type { OirsCase } from '@turno25/shared/contracts/oirs.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Reports } from '../ledger/reports.ts';
import { iso, isoOrNull } from './format.ts';
import { configOf } from './visitView.ts';

/** So many at once: a tray of more is worked from its top. */
const AT_ONCE = 200;

/** The cases of the branch as whoever answers them sees them: nothing of what they say. */
export function trayOf(reports: Reports, state: BranchState, now: number, which: 'open' | 'closed'): OirsCase[] {
  const config = configOf(state);
  const today = localDate(now, config.branch.zone);
  const nameOf = (id: string): string => config.institutions.find((one) => one.id === id)?.name ?? id;
  return reports.oirs.list(which, AT_ONCE).map((one) => ({
    folio: one.folio,
    kind: one.kind as OirsCase['kind'],
    institutionName: nameOf(one.institutionId),
    receivedAt: iso(one.filedAt),
    dueDate: one.dueDate,
    late: one.closedAt === null && one.dueDate !== null && one.dueDate < today,
    replyChannel: one.replyChannel as OirsCase['replyChannel'],
    closedAt: isoOrNull(one.closedAt),
    outcome: one.outcome as OirsCase['outcome'],
    referredTo: one.referredTo === null ? null : nameOf(one.referredTo),
  }));
}
