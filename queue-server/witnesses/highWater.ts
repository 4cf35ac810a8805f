import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isHeadOf, type SignedHead, signedHead } from '@turno25/shared/evidence/head.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Branch } from '../branch.ts';
import { rotationsIn } from '../ledger/rotations.ts';
import { witnessHead } from '../verbs/witnesses.ts';
import { headOf } from './head.ts';

/** A checkpoint is made this often, or after so many events, if the head moved. */
const EVERY_MS = 60_000;
const EVERY_EVENTS = 200;

/** The usual place of the mark: beside the data folder and not in it, so that a folder put back from a copy does not bring its own. */
export const markBeside = (folder: string): string => `${folder.replace(/[/\\]+$/, '')}.marca.json`;

/** The mark as it was last written; null where there is none that can be read. */
export function readMark(file: string): SignedHead | null {
  if (!existsSync(file)) return null;
  try {
    return signedHead.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Holds the ledger against the mark that was left outside its folder, once, as it starts. */
export async function compareWithMark(branch: Branch, file: string): Promise<void> {
  const mark = readMark(file);
  if (mark === null || !isHeadOf(nodeCrypto, branch.branchKey.known(rotationsIn(branch.db)), mark)) return;
  await branch.perform(witnessHead({ kind: 'highWater', id: 'highWater' }, mark));
}

/**
 * Writes the head beside the data folder as the ledger grows: after the commit, so that it may lag and is always contained.
 * A disk that refuses it costs a witness, not the branch: `failed` is told.
 */
export function keepMark(branch: Branch, file: string, timers: Timers, failed: (error: Error) => void): Cancel {
  let marked = branch.ledger.head().seq;
  const mark = (): void => {
    const { seq } = branch.ledger.head();
    if (seq === marked) return;
    marked = seq;
    try {
      writeMark(file, headOf(branch));
    } catch (error) {
      failed(error as Error);
    }
  };
  const unfollow = branch.engine.onCommitted(() => {
    if (branch.ledger.head().seq - marked >= EVERY_EVENTS) mark();
  });
  const stop = timers.every(EVERY_MS, mark);
  return () => {
    unfollow();
    stop();
    mark();
  };
}

/** All of it or nothing of it, whatever happens meanwhile. */
export function writeMark(file: string, head: SignedHead): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(head)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
