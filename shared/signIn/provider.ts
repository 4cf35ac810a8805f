import * as oidc from 'openid-client';
import type { OidcSetting } from '../domain/branch/signIn.ts';

import { err, ok, type Result } from '../domain/result.ts';
import { type Claims, hasRoles } from './claims.ts';
import type { Pending } from './pending.ts';
import { isThisMachine } from './thisMachine.ts';

/** Why nobody entered by the provider: it is away, it or its person said no, or what it said is not to be believed. */
export type ProviderTrouble = 'auth.oidcDown' | 'auth.oidcDenied' | 'auth.oidcToken' | 'auth.oidcNotAnew';

/** Clocks of two machines differ; so much is believed, seconds. */
const SKEW_SECONDS = 60;
/** A provider that takes longer is away for whoever stands at a counter, seconds. */
const PATIENCE_SECONDS = 8;

/** Asked anew: not longer ago than a second factor takes, seconds. */
const ANEW_SECONDS = 180;

/** A setting as far as the provider itself goes, whatever its roles become here. */
type AnySetting = Omit<OidcSetting, 'roles'>;

/** A provider as it describes itself, asked once and kept while its setting stays. */
export class Provider {
  readonly #secretOf: (setting: AnySetting) => string | null;
  #known: { readonly of: string; readonly client: oidc.Configuration } | null = null;

  /** `secretOf`: of this client at the provider of a setting; null for none. Asked each time: one may be replaced. */
  constructor(secretOf: (setting: AnySetting) => string | null) {
    this.#secretOf = secretOf;
  }

  /** Where the browser is sent. */
  async leads(setting: AnySetting, pending: Pending): Promise<Result<URL, ProviderTrouble>> {
    const client = await this.#client(setting);
    if (!client.ok) return client;
    return ok(
      oidc.buildAuthorizationUrl(client.value, {
        redirect_uri: pending.redirectUri,
        scope: setting.scope ?? 'openid profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
        // At a counter that others use, whoever sat there before is still signed in at the provider.
        ...(setting.asksEachTime === false && !pending.proves ? {} : { prompt: 'login' }),
        // By this the token has to say when its person was last asked (OpenID Connect Core 1.0, 3.1.2.1).
        ...(pending.proves ? { max_age: '0' } : {}),
      }),
    );
  }

  /** Who came back: the claims of a token that was checked (signature, issuer, audience, nonce, times) for that sign-in. */
  async cameBack(setting: AnySetting, pending: Pending, url: URL): Promise<Result<Claims, ProviderTrouble>> {
    const client = await this.#client(setting);
    if (!client.ok) return client;
    try {
      const tokens = await oidc.authorizationCodeGrant(client.value, url, {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
        ...(pending.proves ? { maxAge: ANEW_SECONDS } : {}),
      });
      const claims = tokens.claims();
      if (claims === undefined) return err('auth.oidcToken');
      if (hasRoles(setting, claims) || client.value.serverMetadata().userinfo_endpoint === undefined) return ok(claims);
      const more = await oidc.fetchUserInfo(client.value, tokens.access_token, claims.sub);
      return ok({ ...more, ...claims });
    } catch (error) {
      const trouble = troubleOf(error);
      return err(pending.proves && trouble === 'auth.oidcToken' ? 'auth.oidcNotAnew' : trouble);
    }
  }

  async #client(setting: AnySetting): Promise<Result<oidc.Configuration, ProviderTrouble>> {
    const secret = this.#secretOf(setting);
    const of = JSON.stringify([setting.issuer, setting.clientId, secret]);
    if (this.#known?.of === of) return ok(this.#known.client);
    try {
      const issuer = new URL(setting.issuer);
      const client = await oidc.discovery(
        issuer,
        setting.clientId,
        { [oidc.clockTolerance]: SKEW_SECONDS },
        secret === null ? oidc.None() : oidc.ClientSecretPost(secret),
        {
          timeout: PATIENCE_SECONDS,
          // The signature too: by itself the library trusts the line that a token came on, whatever signed it.
          execute: [oidc.enableNonRepudiationChecks, ...(isThisMachine(issuer) ? [oidc.allowInsecureRequests] : [])],
        },
      );
      this.#known = { of, client };
      return ok(client);
    } catch {
      return err('auth.oidcDown');
    }
  }
}

function troubleOf(error: unknown): ProviderTrouble {
  if (error instanceof oidc.AuthorizationResponseError) return 'auth.oidcDenied';
  const { code, name, cause } = error as { code?: string; name?: string; cause?: unknown };
  const away =
    code === 'OAUTH_TIMEOUT' || name === 'TimeoutError' || (error instanceof TypeError && cause !== undefined);
  const broken = error instanceof oidc.ResponseBodyError && error.status >= 500;
  return away || broken ? 'auth.oidcDown' : 'auth.oidcToken';
}
