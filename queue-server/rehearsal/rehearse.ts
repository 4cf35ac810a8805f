import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PolicySetting } from '@turno25/shared/domain/branch/config.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { playedDay } from '@turno25/shared/rehearsal/recorded/ledgerDay.ts';
import { figuresOf, type RehearsalFigures } from '@turno25/shared/rehearsal/recorded/played.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { monotonicOf, stopwatch, VirtualClock } from '@turno25/shared/time/clock.ts';
import { seededIds } from '@turno25/shared/time/ids.ts';
import { seededBytes, seededRandom } from '@turno25/shared/time/random.ts';
import { VirtualTimers } from '@turno25/shared/time/virtualTimers.ts';
import { type BranchFiles, openBranch } from '../branch.ts';
import { NotDone, Player } from './player.ts';
import { openingInstant, stageConfig } from './stage.ts';

export type RehearsalOptions = {
  readonly policy: PolicySetting;
  /** Keeps the ledger in this file, as durable as a branch's; null keeps it in memory and throws it away: the same events. */
  readonly db: string | null;
  /** Ids are drawn from it, so that two runs give the same ledger to the byte. */
  readonly seed: number;
};

export type Rehearsal = RehearsalFigures & {
  readonly policy: string;
  readonly decisions: number;
  /** Mean time of a choice, microseconds. */
  readonly decisionMicros: number;
  readonly wallMs: number;
  /** Of the ledger at the end; null of a day that was played without one. */
  readonly headHash: string | null;
};

/** Plays a trace through a real branch and returns its figures. Throws when `db` already exists: a ledger is never overwritten. */
export async function rehearse(trace: Trace, options: RehearsalOptions): Promise<Rehearsal> {
  const elapsed = stopwatch();
  const random = seededRandom(options.seed);
  const clock = new VirtualClock(openingInstant(trace.day));
  // Nothing passes by itself in a rehearsal.
  const still = new VirtualTimers();
  const branch = openBranch({
    files: options.db === null ? null : filesBeside(resolve(options.db)),
    config: stageConfig(trace.day, options.policy),
    sources: { clock, spans: { monotonic: monotonicOf(clock) }, timers: still, newId: seededIds(random) },
    randomBytes: seededBytes(random),
    ignoreHours: true,
  });
  try {
    const player = Player.play(branch, clock, trace);
    const date = must(branch.engine.state().lastClosedDate, 'the day was closed');
    return {
      policy: options.policy.name,
      ...figuresOf(playedDay(branch.ledger.eventsOf(date), date)),
      decisions: player.decisions,
      decisionMicros: Math.round((player.decisionMs * 1000) / Math.max(1, player.decisions)),
      wallMs: Math.round(elapsed()),
      headHash: hexOf(branch.ledger.head().hash),
    };
  } catch (error) {
    throw error instanceof NotDone ? await error.explained() : error;
  } finally {
    branch.close();
  }
}

/** A ledger that was asked for by name keeps its keys in a folder of its own beside it. */
function filesBeside(ledger: string): BranchFiles {
  if (existsSync(ledger)) throw new Error(`${ledger} exists, and a ledger is never overwritten`);
  const keyFolder = `${ledger}.keys`;
  return { ledger, vault: join(keyFolder, 'vault.db'), keyFolder };
}
