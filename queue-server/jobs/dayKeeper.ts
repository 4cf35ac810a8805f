import { isMobile } from '@turno25/shared/domain/branch/profile.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { openSpans } from '@turno25/shared/figures/openSpans.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Branch } from '../branch.ts';
import { applyNationalDue } from './nationalKeeper.ts';
import { eraseWhatIsDue } from './retention.ts';

const LOOK_EVERY_MS = 30_000;

/**
 * Opens the day at the branch's hour, closes one that was left open past midnight, and destroys the keys whose
 * time is over. What a manager did by hand is respected: a day closed early is not opened again. A mobile unit's day is
 * opened by hand alone: nobody else can see that a laptop without network has the wrong date (ADR 0011).
 */
export function keepDays(branch: Branch, timers: Timers): Cancel {
  let erasedFor: string | null = null;
  const look = async (): Promise<void> => {
    await keepOnce(branch);
    branch.engine.sealWhatWaits();
    const { day, config } = branch.engine.state();
    if (day === null || config === null || day.date === erasedFor) return;
    erasedFor = day.date;
    await eraseWhatIsDue(branch, day.date);
  };
  void look();
  return timers.every(LOOK_EVERY_MS, () => void look());
}

async function keepOnce(branch: Branch): Promise<void> {
  // A date that nobody has confirmed neither closes a day nor opens one.
  const doubt = branch.engine.clockDoubt();
  if (doubt !== null) {
    // Several others show the same hour, which nobody can have set in all of them at once.
    if (!branch.machine.deviceClocks.confirm(branch.sources.spans.monotonic())) return;
    await branch.act({ type: 'restartClock', shown: doubt.shown });
  }
  const state = branch.engine.state();
  const { config } = must(state.config, 'the branch is configured');
  const now = branch.engine.now();
  const today = localDate(now, config.branch.zone);
  if (state.day !== null && state.day.date < today) await branch.act({ type: 'closeDay', force: true });
  // Before the day is opened: it opens with what the centre says for its date.
  await applyNationalDue(branch);
  const { day, lastClosedDate } = branch.engine.state();
  const open = openSpans(config, today).some((span) => now >= span.opensAt && now < span.closesAt);
  if (day === null && open && !isMobile(config) && (lastClosedDate === null || lastClosedDate < today)) {
    await branch.act({ type: 'openDay' });
  }
}
