import { Evidence } from '@turno25/central/intake/evidence.ts';
import { Follower, type Pinned } from '@turno25/central/intake/follower.ts';
import type { Branch } from '@turno25/queue-server/branch.ts';
import { writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import { removeFolder, tempFolder } from '../support/branch.ts';

export const NOW = Date.parse('2026-11-21T12:00:00Z');

/** The rows of a branch as they travel, one line each. */
export function linesOf(branch: Branch): readonly string[] {
  return [...branch.ledger.rows()].map((row) => JSON.stringify(writeRow(row)));
}

export function pinnedOf(branch: Pick<Branch, 'branchKey'>): Pinned {
  return { publicKey: branch.branchKey.publicPem, rotations: [], centreKey: null };
}

export type Receiving = {
  readonly folder: string;
  readonly evidence: Evidence;
  readonly follower: Follower;
  /** The same evidence, followed by a program that has just begun. */
  readonly again: () => Follower;
};

/** Evidence of one branch in a folder of its own. */
export function receiving<T>(pinned: Pinned, run: (receiving: Receiving) => T): T {
  const folder = tempFolder();
  const evidence = Evidence.open(folder, 'sucursal-1');
  try {
    return run({
      folder,
      evidence,
      follower: new Follower(evidence, pinned),
      again: () => new Follower(evidence, pinned),
    });
  } finally {
    evidence.close();
    removeFolder(folder);
  }
}
