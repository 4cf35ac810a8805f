import type { OidcSetting } from '../domain/branch/signIn.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** The roles that somebody's claims give them, in the order of the setting. What is not mapped there gives none. */
export function rolesOf<Role extends string>(
  { rolesClaim, roles = [] }: OidcSetting<Role>,
  claims: Claims,
): readonly Role[] {
  if (rolesClaim === undefined) return [];
  const found = at(claims, rolesClaim.split('.'));
  const values = Array.isArray(found) ? found : [found];
  return roles.flatMap(({ value, role }) => (values.includes(value) ? [role] : []));
}

/** Whether the claims have what the setting asks for; else the provider is asked for more. */
export function hasRoles({ rolesClaim }: Pick<OidcSetting, 'rolesClaim'>, claims: Claims): boolean {
  return rolesClaim === undefined || at(claims, rolesClaim.split('.')) !== undefined;
}

/** A name to show: whole, or in the parts in which ClaveÚnica gives it. Shown, and never judged by. */
export function nameIn(claims: Claims): string {
  const { name, given_name: given, family_name: family, preferred_username: user } = claims;
  const parts =
    typeof name === 'object' && name !== null
      ? [...words(at(name as Claims, ['nombres'])), ...words(at(name as Claims, ['apellidos']))]
      : [...words(name)];
  const whole = (parts.length > 0 ? parts : [...words(given), ...words(family)]).join(' ').trim();
  const shown = whole === '' ? String(typeof user === 'string' ? user : 'Sin nombre') : whole;
  return shown.slice(0, 120);
}

/** A login that the account can have, from what the provider calls somebody; null where nothing of it can be one. */
export function loginIn(claims: Claims): string | null {
  const { preferred_username: user, email, sub } = claims;
  for (const one of [user, typeof email === 'string' ? email.split('@')[0] : null, sub]) {
    if (typeof one !== 'string') continue;
    const login = one
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9._-]/g, '')
      .replace(/^[._-]+/, '')
      .slice(0, 64);
    if (login.length >= 2) return login;
  }
  return null;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, name) ? (found as Claims)[name] : undefined,
    value,
  );
}

function words(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}
