import { openCentre } from '@turno25/central/openCentre.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { playPastDays, workingDaysBefore } from '@turno25/queue-server/demo/pastDays.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { linesOf } from '../central/delivered.ts';
import { startStub } from '../central/stubBranch.ts';
import { addStaff, removeFolder, tempFolder, withBranch } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

const ZONE = 'America/Santiago';
/** Days of the branch that is asked from nothing; a quarter has sixty. */
const DAYS = 12;
const QUARTER = 60;
/** Branches of the country with room to grow, each with its last day to give. */
const BRANCHES = 344;
/** Seconds: a quarter of one branch, a day of all. */
const QUARTER_S = 20;
const COUNTRY_S = 90;

/** Asking, proving and loading, beside the branch's own `verify` of the same bytes; then a day of the whole country. */
export async function centreBench(): Promise<Measured[]> {
  const days = workingDaysBefore('2026-11-20', DAYS);
  const clock = new VirtualClock(localTimeToInstant(days[0] ?? '', '08:00', ZONE));
  return withBranch(
    async (branch, folder) => {
      await addStaff(branch);
      const staff = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((counterId, at) => ({ counterId, staffId: `a${at + 1}` }));
      await playPastDays(branch, days, {
        moveTo: (at) => clock.set(at),
        staff,
        random: seededRandom(7),
        lasts: 300 * MINUTE,
      });
      branch.db.pragma('wal_checkpoint(TRUNCATE)');
      const lines = linesOf(branch);
      const verifying = quantile(await durations(3, () => verifyFile(`${folder}/branch.db`)), 0);
      const { publicPem } = branch.branchKey;
      const one = await asked(lines, publicPem, 1, 1);
      const firstSeal = lines.findIndex((line) => line.includes('"type":"daySealed"')) + 1;
      const day = lines.slice(0, firstSeal);
      const country = await asked(day, publicPem, BRANCHES, 2);
      return [
        measured(
          `centre: asking, proving and loading ${lines.length} events`,
          one,
          'ms',
          verifying,
          'verify of the same',
          verifying / 0.8,
        ),
        measured(
          `centre: a quarter of one branch (${QUARTER} of ${DAYS} days)`,
          (one * QUARTER) / DAYS / 1000,
          's',
          (verifying * QUARTER) / DAYS / 1000,
          'verify of the same',
          QUARTER_S,
        ),
        measured(
          `centre: a day of ${BRANCHES} branches, ${day.length} events each`,
          country / 1000,
          's',
          (verifying * BRANCHES * day.length) / lines.length / 1000,
          'verify of the same',
          COUNTRY_S,
        ),
      ];
    },
    { clock },
  );
}

/** How long a centre takes, ms, until everything of so many branches is proven, kept and in its warehouse. */
async function asked(lines: readonly string[], publicKey: string, branches: number, threads: number): Promise<number> {
  const stub = await startStub(lines);
  const folder = tempFolder();
  const opened = await openCentre({
    folder,
    warehouse: openDuckDb,
    sources: systemSources,
    threads,
    atOnce: 8,
    everyMs: 1_000_000_000,
    centreKey: null,
    failed: (_branchId, error) => {
      throw error;
    },
  });
  const centre = must(opened.ok ? opened.value : null, 'the folder is new');
  // Not as somebody would enrol them: no key belongs to two branches.
  const enrol = (id: string): void => {
    const at = { address: stub.address, login: 'central', token: null };
    centre.branches.enrol({ id, name: id, comuna: '13101', profile: 'branch', publicKey, rotations: [], ...at }, 0);
    centre.pullSecrets.set(id, 'x');
  };
  const toTheEnd = async (): Promise<void> => {
    await centre.rounds.once();
    await centre.intake.settled();
  };
  try {
    // A centre that has been at work, as `verify` beside it has: its threads have read their programs.
    enrol('before');
    await toTheEnd();
    for (let at = 0; at < branches; at += 1) enrol(`b${at}`);
    const [took = 0] = await durations(1, toTheEnd);
    const held = centre.branches.all().every(({ heldSeq }) => heldSeq === lines.length);
    if (!held) throw new Error('not everything is held');
    return took;
  } finally {
    await centre.close();
    await stub.stop();
    removeFolder(folder);
  }
}
