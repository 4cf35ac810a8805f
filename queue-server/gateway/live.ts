import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Branch } from '../branch.ts';
import { handoverView } from '../centre/handover.ts';
import { liveView } from '../read-models/liveView.ts';
import { configOf } from '../read-models/visitView.ts';

/** What people wrote is told of before its term is over, while there is time to answer. */
const SOON_DAYS = 2;

/** The live view as the branch stands now. */
export function readLive(branch: Branch): LiveView {
  const now = branch.engine.now();
  const state = branch.engine.state();
  return liveView(state, {
    epoch: branch.epoch,
    seq: branch.ledger.head().seq,
    now,
    waits: branch.waits,
    names: (id) => branch.accounts.name(id),
    standard: branch.today.standard(now),
    curve: branch.today.curve(now),
    handover: handoverView(state, branch, now),
    nationalTrouble: branch.nationalTrouble.words(),
    setBackTo: branch.engine.setBackTo(),
    distrust: branch.trust.lost(),
    clockDoubt: branch.engine.clockDoubt(),
    clockDifference: branch.machine.deviceClocks.difference(branch.sources.spans.monotonic()),
    muteBoards: branch.machine.muteBoards.count(branch.sources.spans.monotonic()),
    mailFailed: branch.reports.oirs.mailFailed(),
    lostLoops: branch.machine.lostLoops.count(branch.sources.spans.monotonic()),
    silentSigns: branch.machine.silentSigns.count(branch.sources.spans.monotonic()),
    deviceName: (id) => branch.devices.name(id),
    oirsDue: branch.reports.oirs.dueBy(addDays(localDate(now, configOf(state).branch.zone), SOON_DAYS)),
    ntp: branch.machine.ntp(),
    lastBackupAt: branch.machine.lastBackupAt(),
  });
}
