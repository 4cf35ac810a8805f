import type { StaffRole } from './roles.ts';

/** A provider by which staff may sign in (OpenID Connect, authorization code with PKCE). Its secret is in no configuration. */
export type OidcSetting<Role extends string = StaffRole> = {
  /** As the provider names itself; HTTPS, or this machine. */
  readonly issuer: string;
  readonly clientId: string;
  /** What the button says: `Entrar con {label}`. */
  readonly label: string;
  /** Absent: `openid profile`. */
  readonly scope?: string;
  /**
   * Where the roles are among the claims, with points between names: `roles`, `realm_access.roles`. Absent: the provider says
   * who somebody is and not what they may; only accounts that were linked by their own person enter.
   */
  readonly rolesClaim?: string;
  /** What each value makes of somebody; the first that they have is what a new account gets. What is not here makes nothing. */
  readonly roles?: readonly { readonly value: string; readonly role: Role }[];
  /** False: whoever is signed in at the provider enters without being asked again. Absent: they are asked each time. */
  readonly asksEachTime?: boolean;
};

/** The provider and the client that a secret is for: it goes to no other, whatever the configuration says later. */
export function providerAccount({ issuer, clientId }: Pick<OidcSetting, 'issuer' | 'clientId'>): string {
  return `${clientId} ${issuer}`;
}
