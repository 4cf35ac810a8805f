import { hashSecret } from '@turno25/shared/access/secrets.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Branch } from '../branch.ts';
import { registerStaff } from '../verbs/access.ts';

/** Makes the administrator of a branch that has no staff yet; returns the secret, to be shown once, or null. */
export async function firstAdministrator(branch: Branch): Promise<string | null> {
  if (branch.accounts.list().length > 0) return null;
  const secret = Buffer.from(randomBytes(12)).toString('base64url');
  const secretHash = await hashSecret(secret);
  await branch.perform(registerStaff(branch, { login: 'admin', name: 'Administración', role: 'admin', secretHash }));
  return secret;
}
