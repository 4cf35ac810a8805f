import { must } from '@turno25/shared/domain/result.ts';
import { signRotation } from '@turno25/shared/evidence/rotation.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Branch } from '../branch.ts';
import { BranchKey } from '../ledger/branchKey.ts';
import { direct } from '../verbs/direct.ts';

/**
 * Draws a new signing key, and writes down, signed by both, that it follows the old one. The new one takes its place when
 * the branch is opened again. Throws when the event could not be written: the old key then stays.
 */
export async function rotateKey(
  branch: Branch,
  folder: string,
): Promise<{ readonly from: string; readonly to: string }> {
  const next = BranchKey.next(folder, randomBytes);
  const ledgerId = must(branch.ledger.id(), 'the ledger has begun');
  const rotation = signRotation(ledgerId, branch.branchKey, next);
  const outcome = await branch.perform(direct({ type: 'rotateKey', rotation }));
  if (outcome.kind !== 'done') throw new Error(`the change of the key could not be written: ${outcome.kind}`);
  return { from: rotation.from.keyId, to: rotation.to.keyId };
}
