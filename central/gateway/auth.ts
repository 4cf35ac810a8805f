import {
  CENTRE_PERMISSIONS,
  type CentrePermission,
  mayDoAtCentre,
} from '@turno25/shared/contracts/centrePermissions.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Officer } from '../access/accounts.ts';
import type { Centre } from '../centre.ts';
import type { EnrolledBranch } from '../registry/branches.ts';

/** Who is asking the centre: somebody who works there, or a branch that delivers. */
type CentreCaller =
  | { readonly kind: 'officer'; readonly officer: Officer; readonly token: string }
  | { readonly kind: 'branch'; readonly branch: EnrolledBranch };

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks the centre, once admitted; null where anyone may ask. */
    centreCaller: CentreCaller | null;
  }
}

/** Tries of one address at what somebody may guess. */
export const GUESSES = { max: 20, timeWindow: '1 minute' } as const;

/** Name of the session's cookie; see the branch's own (`sessionCookie`): another one, so that both can be open in one browser. */
export function centreCookie(secure: boolean): string {
  return secure ? '__Host-turno25_centre' : 'turno25_centre';
}

/** Readable by the server alone and sent to no other site; it lasts as long by the browser's clock, whatever that says. */
export function setCentreCookie(reply: FastifyReply, token: string, lastsMs: number): void {
  const secure = reply.request.protocol === 'https';
  reply.setCookie(centreCookie(secure), token, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'strict',
    maxAge: Math.floor(lastsMs / 1000),
  });
}

/** Admits callers by the centre's table of permissions, before a body is read. A route without its row does not start. */
export function admitAtCentre(app: FastifyInstance, centre: Centre): void {
  app.decorateRequest('centreCaller', null);
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    const hidden = (schema as { hide?: boolean } | undefined)?.hide === true;
    const named = config?.permission;
    if (!hidden && named !== 'anyone' && !(named !== undefined && isCentrePermission(named)))
      throw new Error(`${method} ${url} names no permission of the centre`);
  });
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config;
    if (permission === undefined || permission === 'anyone') return;
    if (!isCentrePermission(permission)) throw new Error(`${permission} is no permission of the centre`);
    request.centreCaller = admitted(centre, request, permission);
  });
}

/** Whoever works at the centre and asks a route that branches may not. */
export function officerOf({ centreCaller }: FastifyRequest): Officer {
  if (centreCaller?.kind !== 'officer') throw new ProblemError('auth.forbidden');
  return centreCaller.officer;
}

/** The branch that asks a route which only branches may. */
export function branchOf({ centreCaller }: FastifyRequest): EnrolledBranch {
  if (centreCaller?.kind !== 'branch') throw new ProblemError('auth.forbidden');
  return centreCaller.branch;
}

function admitted(centre: Centre, request: FastifyRequest, permission: CentrePermission): CentreCaller {
  const bearer = bearerOf(request);
  const cookie = request.cookies[centreCookie(request.protocol === 'https')] ?? null;
  const caller = find(centre, bearer, cookie);
  if (caller === null) throw new ProblemError(bearer === null && cookie === null ? 'auth.required' : 'auth.invalid');
  const role = caller.kind === 'branch' ? 'branch' : caller.officer.role;
  if (!mayDoAtCentre(role, permission)) throw new ProblemError('auth.forbidden');
  return caller;
}

function find(centre: Centre, bearer: string | null, cookie: string | null): CentreCaller | null {
  const branch = bearer === null ? null : centre.branches.byToken(bearer);
  if (branch !== null) return { kind: 'branch', branch };
  for (const token of [bearer, cookie]) {
    if (token === null) continue;
    const entered = centre.accounts.session(token, centre.sources.clock.now());
    if (entered !== null) return { kind: 'officer', officer: entered.officer, token };
  }
  return null;
}

function isCentrePermission(name: string): name is CentrePermission {
  return Object.hasOwn(CENTRE_PERMISSIONS, name);
}

function bearerOf(request: FastifyRequest): string | null {
  const match = /^Bearer ([A-Za-z0-9._~+/-]{1,200}=*)$/.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
