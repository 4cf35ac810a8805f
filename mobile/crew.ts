import type { Branch } from '@turno25/queue-server/branch.ts';
import { registerStaff } from '@turno25/queue-server/verbs/access.ts';
import { hashSecret } from '@turno25/shared/access/secrets.ts';
import type { StaffRole } from '@turno25/shared/domain/branch/roles.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';

export type Account = { readonly login: string; readonly role: StaffRole; readonly secret: string };

/** Who works in a mobile unit, and who pulls from it when it is back. */
const PEOPLE = [
  { login: 'jefatura', name: 'Jefatura del móvil', role: 'manager' },
  { login: 'ejecutiva1', name: 'Módulo 1', role: 'attendant' },
  { login: 'ejecutiva2', name: 'Módulo 2', role: 'attendant' },
  { login: 'central', name: 'Nivel central', role: 'central' },
  { login: 'admin', name: 'Administración', role: 'admin' },
] as const satisfies readonly { login: string; name: string; role: StaffRole }[];

/** No letter or figure that is taken for another when it is copied by hand. */
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';
const GROUPS = 3;
const GROUP = 4;

/** Makes the accounts of a mobile unit that has none; returns their secrets, to be shown once, or an empty list. */
export async function firstCrew(branch: Branch): Promise<readonly Account[]> {
  if (branch.accounts.list().length > 0) return [];
  const made: Account[] = [];
  for (const { login, name, role } of PEOPLE) {
    const secret = newSecret();
    const secretHash = await hashSecret(secret);
    await branch.perform(registerStaff(branch, { login, name, role, secretHash }));
    made.push({ login, role, secret });
  }
  return made;
}

/** Twelve letters in groups of four, to be copied from a terminal onto paper. */
function newSecret(): string {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from(randomBytes(GROUP), (byte) => ALPHABET[byte % ALPHABET.length]).join(''),
  );
  return groups.join('-');
}
