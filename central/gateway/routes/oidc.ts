import { signInWays } from '@turno25/shared/contracts/access.ts';
import type { ProblemCode } from '@turno25/shared/contracts/problem.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { type Claims, loginIn, nameIn, rolesOf } from '@turno25/shared/signIn/claims.ts';
import { PendingSignIns } from '@turno25/shared/signIn/pending.ts';
import { Provider } from '@turno25/shared/signIn/provider.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { CentreSignIn } from '../../access/signIn.ts';
import type { Centre } from '../../centre.ts';
import { GUESSES, setCentreCookie } from '../auth.ts';

const BACK = '/api/v1/sessions/oidc/back';
const BROWSER_SECONDS = 600;

/** Signing in at the centre by a provider: who somebody may be is what the provider says each time. */
export function oidcRoutes(app: Api, centre: Centre): void {
  const provider = new Provider(() => centre.signIn?.secret ?? null);
  const pending = new PendingSignIns(centre.sources.spans, randomBytes);

  app.get(
    '/sign-in',
    {
      config: { permission: 'anyone' },
      schema: {
        tags: ['access'],
        summary: 'By what one may sign in, besides login and secret',
        response: answers(signInWays),
      },
    },
    () => ({ oidc: centre.signIn === null ? null : { label: centre.signIn.setting.label } }),
  );

  app.get(
    '/sessions/oidc/start',
    {
      config: { permission: 'anyone', rateLimit: GUESSES },
      schema: { tags: ['access'], summary: 'Sends the browser to the provider' },
    },
    async (request, reply) => {
      if (centre.signIn === null) throw new ProblemError('auth.oidcUnset');
      const redirectUri = `${request.protocol}://${request.host}${BACK}`;
      const began = pending.begin({ redirectUri, page: 'national', linkTo: null });
      const to = await provider.leads(centre.signIn.setting, began);
      if (!to.ok) return refused(reply, to.error);
      setBrowser(reply, began.browser);
      return reply.header('cache-control', 'no-store').redirect(to.value.href, 303);
    },
  );

  app.get(
    '/sessions/oidc/back',
    {
      config: { permission: 'anyone', rateLimit: GUESSES },
      schema: {
        tags: ['access'],
        summary: 'Where the provider sends the browser back: begins a session, or says by a code why not',
        querystring: z.looseObject({ state: z.string().max(200).default('') }),
      },
    },
    async (request, reply) => {
      const browser = request.cookies[browserCookie(request.protocol === 'https')] ?? '';
      const began = pending.take(request.query.state, browser);
      if (centre.signIn === null || began === null)
        return refused(reply, centre.signIn === null ? 'auth.oidcUnset' : 'auth.oidcState');
      const url = new URL(began.redirectUri);
      url.search = request.url.split('?')[1] ?? '';
      const claims = await provider.cameBack(centre.signIn.setting, began, url);
      const account = claims.ok ? accountFor(centre, centre.signIn, claims.value) : claims;
      const now = centre.sources.clock.now();
      const entered = account.ok ? centre.accounts.enter(account.value, now) : null;
      if (!account.ok || entered === null) {
        const code = account.ok ? ('auth.oidcNoAccount' as const) : account.error;
        request.log.warn({ address: request.ip, code }, 'a sign-in by the provider was refused');
        return refused(reply, code);
      }
      setBrowser(reply, null);
      setCentreCookie(reply, entered.token, entered.expiresAt - now);
      return reply.header('cache-control', 'no-store').redirect('/national', 303);
    },
  );
}

/** Whose account enters; a new one is made for whoever has a mapped role, and for nobody else. */
function accountFor(centre: Centre, { setting }: CentreSignIn, claims: Claims): Result<string, ProblemCode> {
  const { accounts, journal, sources } = centre;
  const subject = String(claims.sub);
  const roles = rolesOf(setting, claims);
  const known = accounts.bySubject(setting.issuer, subject);
  if (known !== null) {
    const account = accounts.all().find(({ id }) => id === known);
    if (account?.active !== true) return err('auth.oidcNoAccount');
    // A role that was taken away at the provider is taken away here.
    return roles.includes(account.role) ? ok(known) : err('auth.oidcRole');
  }
  const [role] = roles;
  const login = loginIn(claims);
  if (role === undefined) return err('auth.oidcNoRole');
  const account = { id: sources.newId(), login: login ?? '', name: nameIn(claims), role };
  if (login === null || !accounts.add({ ...account, secretHash: null })) return err('auth.oidcTaken');
  accounts.setSubject(account.id, setting.issuer, subject);
  journal.write({ at: sources.clock.now(), who: 'provider', act: 'accountAdded', about: account });
  return ok(account.id);
}

/** Back to the page, which says why: a code of ours, and nothing of what the provider wrote. */
function refused(reply: FastifyReply, code: ProblemCode): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(`/national?refused=${code}`, 303);
}

function browserCookie(secure: boolean): string {
  return secure ? '__Host-turno25_centre_oidc' : 'turno25_centre_oidc';
}

/** Sent along when the provider sends the browser back, so that it is not `Strict`; read by the server alone. */
function setBrowser(reply: FastifyReply, browser: string | null): void {
  const secure = reply.request.protocol === 'https';
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
  if (browser === null) reply.clearCookie(browserCookie(secure), options);
  else reply.setCookie(browserCookie(secure), browser, { ...options, maxAge: BROWSER_SECONDS });
}
