import type { LiveView } from '@turno25/shared/contracts/live.ts';
import type { Branch } from '../branch.ts';
import { handoverView } from '../centre/handover.ts';
import { liveView } from '../read-models/liveView.ts';

/** The live view as the branch stands now. */
export function readLive(branch: Branch): LiveView {
  const now = branch.engine.now();
  return liveView(branch.engine.state(), {
    epoch: branch.epoch,
    seq: branch.ledger.head().seq,
    now,
    waits: branch.waits,
    names: (id) => branch.accounts.name(id),
    standard: branch.today.standard(now),
    curve: branch.today.curve(now),
    handover: handoverView(branch.engine.state(), branch.handover, now),
    setBackTo: branch.engine.setBackTo(),
    distrust: branch.trust.lost(),
    clockDoubt: branch.engine.clockDoubt(),
    clockDifference: branch.machine.deviceClocks.difference(branch.sources.spans.monotonic()),
    muteBoards: branch.machine.muteBoards.count(branch.sources.spans.monotonic()),
    ntp: branch.machine.ntp(),
    lastBackupAt: branch.machine.lastBackupAt(),
  });
}
