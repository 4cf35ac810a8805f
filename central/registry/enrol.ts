import type { enrolBody, enrolledView } from '@turno25/shared/contracts/centre.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { z } from 'zod';
import type { Branches, EnrolledBranch } from './branches.ts';
import type { Journal } from './journal.ts';
import type { PullSecrets } from './pullSecrets.ts';

export type Enrolling = {
  readonly branches: Branches;
  readonly pullSecrets: PullSecrets;
  readonly journal: Journal;
  readonly sources: { readonly clock: Clock };
};

/**
 * Enrols a branch: its key is pinned, and never replaced by enrolling again. Without an address it gets a token, told this
 * once, by which it delivers; what is kept of it opens nothing. No key belongs to two branches.
 */
export function enrolBranch(
  { branches, pullSecrets, journal, sources }: Enrolling,
  said: z.infer<typeof enrolBody>,
  who: string,
): Result<z.infer<typeof enrolledView>, 'centre.noKey' | 'centre.branchTaken' | 'centre.keyTaken'> {
  const { id, name, comuna, profile, publicKey, pull } = said;
  const key = readPublicKey(nodeCrypto, publicKey);
  if (key === null) return err('centre.noKey');
  // Under two names the same ledger would count twice.
  if (branches.all().some((other) => other.id !== id && keyIdsOf(other).has(key.keyId))) return err('centre.keyTaken');
  const token = pull === undefined ? Buffer.from(randomBytes(32)).toString('base64url') : null;
  const now = sources.clock.now();
  const at = { address: pull?.address ?? null, login: pull?.login ?? null };
  if (!branches.enrol({ id, name, comuna, profile, publicKey, rotations: [], ...at, token }, now))
    return err('centre.branchTaken');
  if (pull !== undefined) pullSecrets.set(id, pull.secret);
  journal.write({ at: now, who, act: 'branchEnrolled', about: { id, name, comuna, profile, keyId: key.keyId, ...at } });
  return ok({ id, keyId: key.keyId, token });
}

/** Every key by which a branch is known: the one that was pinned, and those that it was told to have had. */
function keyIdsOf({ publicKey, rotations }: EnrolledBranch): ReadonlySet<string> {
  const pinned = readPublicKey(nodeCrypto, publicKey)?.keyId ?? '';
  return new Set([pinned, ...rotations.flatMap(({ from, to }) => [from.keyId, to.keyId])]);
}
