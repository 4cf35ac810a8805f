import { join } from 'node:path';
import { isHeadOf } from '@turno25/shared/evidence/head.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Branch } from '../branch.ts';
import { rotationsIn } from '../ledger/rotations.ts';
import { headOf } from './head.ts';
import { readMark, writeMark } from './highWater.ts';

/** Left in the data folder every minute: until when the server was certainly there. */
export const lifeSignIn = (folder: string): string => join(folder, 'vida.json');

/** The end of the ledger as it stands, with the hour, signed. */
export function leaveLifeSign(branch: Branch, file: string): void {
  writeMark(file, headOf(branch));
}

/**
 * When the server last was there by the sign that it left, UTC ms; null where there is none, or none that this copy of the
 * ledger can have left: its signature, its branch, its epoch, and an end that the ledger contains.
 */
export function lastLifeSign(branch: Branch, file: string): number | null {
  const sign = readMark(file);
  if (sign === null || sign.epoch !== branch.epoch || sign.ledgerId !== branch.ledger.id()) return null;
  if (branch.ledger.hashAt(sign.seq) !== sign.hash) return null;
  return isHeadOf(nodeCrypto, branch.branchKey.known(rotationsIn(branch.db)), sign) ? sign.at : null;
}
