import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Branch } from '../branch.ts';
import { hashSecret } from './accounts.ts';

/** Makes the administrator of a branch that has no staff yet; returns the secret, to be shown once, or null. */
export async function firstAdministrator(branch: Branch): Promise<string | null> {
  if (branch.accounts.list().length > 0) return null;
  const secret = Buffer.from(randomBytes(12)).toString('base64url');
  const id = branch.newId();
  branch.accounts.add({ id, login: 'admin', name: 'Administración', role: 'admin' }, await hashSecret(secret));
  await branch.act({ type: 'registerStaff', staffId: id, role: 'admin' });
  return secret;
}
