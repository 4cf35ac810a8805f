import { cpSync } from 'node:fs';
import type { Branch } from '@turno25/queue-server/branch.ts';
import { playPastDays } from '@turno25/queue-server/demo/pastDays.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { addStaff, removeFolder, tempFolder, withBranch } from './branch.ts';

export const PAST = ['2026-11-17', '2026-11-18', '2026-11-19'] as const;
/** The day after them, a Friday. */
export const TODAY = '2026-11-20';
export const ZONE = 'America/Santiago';

const STAFF = ['m1', 'm2', 'm3', 'm4'].map((counterId, index) => ({ counterId, staffId: `a${index + 1}` }));

/** One for all the files that a worker of the tests runs. */
let played: Promise<string> | null = null;

/** A branch that has worked three days of two hours, at 9:00 of the next one, which is not open yet. The days are played once. */
export async function withPast<T>(
  run: (branch: Branch, clock: VirtualClock, folder: string) => Promise<T>,
): Promise<T> {
  played ??= playedFolder();
  const folder = tempFolder();
  cpSync(await played, folder, { recursive: true });
  const clock = new VirtualClock(localTimeToInstant(TODAY, '09:00', ZONE));
  try {
    return await withBranch((branch) => run(branch, clock, folder), { clock, folder });
  } finally {
    removeFolder(folder);
  }
}

async function playedFolder(): Promise<string> {
  const folder = tempFolder();
  process.once('exit', () => removeFolder(folder));
  const clock = new VirtualClock(localTimeToInstant(PAST[0], '08:00', ZONE));
  const play = async (branch: Branch): Promise<void> => {
    await addStaff(branch);
    await playPastDays(branch, PAST, {
      moveTo: (instant) => clock.set(instant),
      staff: STAFF,
      random: seededRandom(11),
      lasts: 120 * MINUTE,
    });
  };
  await withBranch(play, { clock, folder });
  return folder;
}
