import { hashSecret } from '@turno25/shared/access/secrets.ts';
import { signInWays } from '@turno25/shared/contracts/access.ts';
import { mayDo, PERMISSIONS, type Permission } from '@turno25/shared/contracts/permissions.ts';
import type { ProblemCode } from '@turno25/shared/contracts/problem.ts';
import { type OidcSetting, providerAccount } from '@turno25/shared/domain/branch/signIn.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { type Claims, loginIn, nameIn, rolesOf } from '@turno25/shared/signIn/claims.ts';
import { PendingSignIns } from '@turno25/shared/signIn/pending.ts';
import { Provider } from '@turno25/shared/signIn/provider.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ProviderSubject } from '../../access/providerLinks.ts';
import type { Branch } from '../../branch.ts';
import { linkStaff, registerLinked } from '../../verbs/access.ts';
import { GUESSES, identify, sessionCookie, setSessionCookie } from '../auth.ts';
import type { Metrics } from '../metrics.ts';

const BACK = '/api/v1/sessions/oidc/back';
const BROWSER_SECONDS = 600;
/** Pages that a sign-in leads to: nothing else, wherever it was asked to lead. */
const PAGES: readonly string[] = Object.keys(PERMISSIONS).flatMap((permission) =>
  permission.startsWith('console.') ? [permission.slice('console.'.length)] : [],
);

/** Signing in by a provider: the browser goes there, and comes back with a code that is worth something once. */
export function oidcRoutes(
  app: Api,
  branch: Branch,
  { secret, metrics }: { readonly secret: string | null; readonly metrics: Metrics },
): void {
  const provider = new Provider((oidc) => branch.providerSecret.of(providerAccount(oidc)) ?? secret);
  const pending = new PendingSignIns(branch.sources.spans, randomBytes);
  const setting = (): OidcSetting | null => branch.engine.state().config?.config.signIn?.oidc ?? null;

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
    () => ({ oidc: setting() === null ? null : { label: setting()?.label ?? '' } }),
  );

  app.get(
    '/sessions/oidc/start',
    {
      config: { permission: 'anyone', rateLimit: GUESSES },
      schema: {
        tags: ['access'],
        summary:
          'Sends the browser to the provider; with `link`, to join one’s own account to it; with `prove`, to be asked anew who one is',
        querystring: z.object({
          page: z.string().max(40).default('manager'),
          link: z.literal('1').optional(),
          prove: z.literal('1').optional(),
        }),
      },
    },
    async (request, reply) => {
      const oidc = setting();
      if (oidc === null) throw new ProblemError('auth.oidcUnset');
      const page = PAGES.includes(request.query.page) ? request.query.page : 'manager';
      const { link, prove } = request.query;
      const ofTheirs = link !== undefined || prove !== undefined;
      const linkTo = ofTheirs ? signedInAt(branch, request) : null;
      if (ofTheirs && linkTo === null) return refused(reply, page, 'auth.required');
      const redirectUri = `${request.protocol}://${request.host}${BACK}`;
      const began = pending.begin({ redirectUri, page, linkTo, proves: prove !== undefined });
      const to = await provider.leads(oidc, began);
      if (!to.ok) return refused(reply, page, to.error);
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
      const oidc = setting();
      const browser = request.cookies[browserCookie(request.protocol === 'https')] ?? '';
      const began = pending.take(request.query.state, browser);
      if (oidc === null || began === null)
        return refused(reply, 'manager', oidc === null ? 'auth.oidcUnset' : 'auth.oidcState');
      const url = new URL(began.redirectUri);
      url.search = request.url.split('?')[1] ?? '';
      const claims = await provider.cameBack(oidc, began, url);
      const staffId = !claims.ok
        ? claims
        : began.proves
          ? sameAs(branch, oidc, claims.value, began.linkTo)
          : await accountFor(branch, oidc, claims.value, began.linkTo);
      const now = branch.engine.now();
      const session = staffId.ok
        ? branch.accounts.enter(staffId.value, now, {
            page: true,
            address: request.ip,
            ...(began.proves ? { proved: true } : {}),
          })
        : null;
      if (!staffId.ok || session === null) {
        const code = staffId.ok ? ('auth.oidcNoAccount' as const) : staffId.error;
        metrics.wrongSignIns.inc();
        request.log.warn({ address: request.ip, code }, 'a sign-in by the provider was refused');
        return refused(reply, began.page, code);
      }
      setBrowser(reply, null);
      setSessionCookie(reply, session.token, session.expiresAt);
      const admitted = mayDo(session.staff.role, `console.${began.page}` as Permission);
      return reply
        .header('cache-control', 'no-store')
        .redirect(`/${admitted ? began.page : 'manager'}${began.proves ? '?proved=1' : ''}`, 303);
    },
  );
}

/** Whoever was asked anew is who sits there: else somebody would set a PIN in another's name. */
function sameAs(
  branch: Branch,
  { issuer, ...setting }: OidcSetting,
  claims: Claims,
  staffId: string | null,
): Result<string, ProblemCode> {
  const known = branch.providerLinks.accountOf({ issuer, subject: String(claims.sub) });
  if (known === null || known !== staffId) return err('auth.oidcOther');
  const account = branch.engine.state().staff.get(known);
  if (account?.active !== true) return err('auth.oidcNoAccount');
  const still =
    setting.rolesClaim === undefined || rolesOf({ issuer, ...setting }, claims).some((role) => role === account.role);
  return still ? ok(known) : err('auth.oidcRole');
}

/** Whose account enters, or is linked. A new one is made for whoever has a mapped role, and for nobody else. */
async function accountFor(
  branch: Branch,
  setting: OidcSetting,
  claims: Claims,
  linkTo: string | null,
): Promise<Result<string, ProblemCode>> {
  const who: ProviderSubject = { issuer: setting.issuer, subject: String(claims.sub) };
  const roles = rolesOf(setting, claims);
  const known = branch.providerLinks.accountOf(who);
  if (linkTo !== null) {
    if (known === linkTo) return ok(linkTo);
    const role = branch.engine.state().staff.get(linkTo)?.role;
    if (setting.rolesClaim !== undefined && !roles.some((one) => one === role)) return err('auth.oidcRole');
    const actor = { kind: 'staff', id: linkTo, role: role as 'attendant' } as const;
    const outcome = await branch.submit({ actor, deviceId: null }, linkStaff(branch, who, linkTo));
    return outcome.kind === 'done'
      ? ok(linkTo)
      : err(outcome.kind === 'refused' ? outcome.refusal.code : 'server.unexpected');
  }
  if (known !== null) {
    const account = branch.engine.state().staff.get(known);
    if (account?.active !== true) return err('auth.oidcNoAccount');
    // A role that was taken away at the provider is taken away here; another one is another account.
    const still = setting.rolesClaim === undefined || roles.some((role) => role === account.role);
    return still ? ok(known) : err('auth.oidcRole');
  }
  const [role] = roles;
  if (setting.rolesClaim === undefined) return err('auth.oidcNoAccount');
  if (role === undefined) return err('auth.oidcNoRole');
  const login = loginIn(claims);
  if (login === null) return err('auth.oidcTaken');
  // Nobody knows it: whoever is to enter without the provider gets another one from an administrator.
  const secretHash = await hashSecret(Buffer.from(randomBytes(32)).toString('base64url'));
  const outcome = await branch.perform(
    registerLinked(branch, who, { login, name: nameIn(claims), role, secretHash, secretUnknown: true }),
  );
  if (outcome.kind === 'done' && outcome.answer.outcome === 'done')
    return ok((outcome.answer.body as { id: string }).id);
  return err(outcome.kind === 'refused' ? 'auth.oidcTaken' : 'server.unexpected');
}

function signedInAt(branch: Branch, request: FastifyRequest): string | null {
  const cookie = request.cookies[sessionCookie(request.protocol === 'https')] ?? null;
  return identify(branch, null, cookie)?.actor.id ?? null;
}

/** Back to the page, which says why: a code of ours, and nothing of what the provider wrote. */
function refused(reply: FastifyReply, page: string, code: ProblemCode): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(`/${page}?refused=${code}`, 303);
}

function browserCookie(secure: boolean): string {
  return secure ? '__Host-turno25_oidc' : 'turno25_oidc';
}

/** Sent along when the provider sends the browser back, so that it is not `Strict`; read by the server alone. */
function setBrowser(reply: FastifyReply, browser: string | null): FastifyReply {
  const secure = reply.request.protocol === 'https';
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
  const name = browserCookie(secure);
  return browser === null
    ? reply.clearCookie(name, options)
    : reply.setCookie(name, browser, { ...options, maxAge: BROWSER_SECONDS });
}
