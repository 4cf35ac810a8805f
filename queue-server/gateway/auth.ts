import { isPermission, mayDo, type Permission } from '@turno25/shared/contracts/permissions.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idleMsOf, isLocked } from '../access/idle.ts';
import type { Branch } from '../branch.ts';
import type { Caller } from '../engine/submission.ts';

/** Who is asking. A device is its own actor; staff act as themselves. */
export type Identity = Caller & { readonly sessionToken: string | null };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A kiosk that was revoked may come in too, as what it was: the route does nothing in its name that anybody would notice. */
    revokedToo?: true;
    /** The session of a page that is locked may come in too: the route only opens it again, or ends it. */
    lockedToo?: true;
  }
  interface FastifyRequest {
    /** Who asks, once admitted; null where anyone may ask. */
    caller: Identity | null;
  }
}

/** Tries of one address at what somebody may guess. */
export const GUESSES = { max: 20, timeWindow: '1 minute' } as const;

/**
 * Name of the session's cookie. Over TLS it has the prefix by which browsers keep it to this host, with `Secure`: nobody
 * else's page or subdomain, and no plain request, can set one.
 */
export function sessionCookie(secure: boolean): string {
  return secure ? '__Host-turno25_session' : 'turno25_session';
}

/** Readable by the server alone and sent to no other site. */
export function setSessionCookie(reply: FastifyReply, token: string, expiresAt: number): void {
  const secure = reply.request.protocol === 'https';
  reply.setCookie(sessionCookie(secure), token, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'strict',
    expires: new Date(expiresAt),
  });
}

/**
 * Admits callers by the table of permissions, before a body is read: a stranger costs a look at one header. A route
 * without its row does not start.
 */
export function admitByPermission(app: FastifyInstance, branch: Branch): void {
  app.decorateRequest('caller', null);
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    const hidden = (schema as { hide?: boolean } | undefined)?.hide === true;
    const named = config?.permission;
    if (!hidden && named !== 'anyone' && !(named !== undefined && isPermission(named)))
      throw new Error(`${method} ${url} names no permission`);
  });
  app.addHook('onRequest', async (request) => {
    const { permission, lockedToo } = request.routeOptions.config;
    if (permission === undefined || permission === 'anyone') return;
    if (!isPermission(permission)) throw new Error(`${permission} is no permission of a branch`);
    const revoked = request.routeOptions.config.revokedToo === true ? revokedKiosk(branch, request) : null;
    request.caller = revoked ?? requirePermission(branch, request, permission, lockedToo === true);
  });
}

/** The caller of a route that names a permission. */
export function callerOf({ caller }: FastifyRequest): Identity {
  if (caller === null) throw new Error('a route for anyone asks who the caller is');
  return caller;
}

type Registered = { readonly active: boolean } & ({ readonly role: string } | { readonly kind: string });

/** Who may do what is what the events say: a row that a hand wrote beside them lets nobody in. */
function isRegistered(registered: Registered | undefined, as: string): boolean {
  if (registered === undefined || !registered.active) return false;
  return ('role' in registered ? registered.role : registered.kind) === as;
}

/**
 * Who a pair of credentials belongs to: a device by bearer token, staff by bearer token or cookie; null for nobody, and for
 * whoever is signed in at a page that is locked: until it is opened again it is nobody's.
 */
export function identify(branch: Branch, bearer: string | null, cookie: string | null): Identity | null {
  const found = find(branch, bearer, cookie);
  return found === null || found.locked ? null : found.identity;
}

type Found = { readonly identity: Identity; readonly locked: boolean };

function find(branch: Branch, bearer: string | null, cookie: string | null): Found | null {
  const { staff, devices } = branch.engine.state();
  if (bearer !== null) {
    const device = branch.devices.byToken(bearer);
    if (device !== null && isRegistered(devices.get(device.id), device.kind)) {
      const actor = { kind: 'device', id: device.id, role: device.kind } as const;
      return { identity: { actor, deviceId: device.id, sessionToken: null }, locked: false };
    }
  }
  const idleMs = idleMsOf(branch.engine.state().config?.config);
  for (const token of [bearer, cookie]) {
    if (token === null) continue;
    const session = branch.accounts.session(token, branch.engine.now());
    if (session === null) continue;
    const locked = isLocked(session, idleMs, branch.engine.now());
    const { id, role } = session.staff;
    if (!isRegistered(staff.get(id), role)) continue;
    return { identity: { actor: { kind: 'staff', id, role }, deviceId: null, sessionToken: token }, locked };
  }
  return null;
}

/** Whether a caller is a device that was shut out. */
export function isRevoked(branch: Branch, { deviceId }: Caller): boolean {
  return deviceId !== null && branch.engine.state().devices.get(deviceId)?.active === false;
}

/** The kiosk that a token belonged to until it was revoked; null for every other. What it was is what the events say. */
function revokedKiosk(branch: Branch, request: FastifyRequest): Identity | null {
  const bearer = bearerOf(request);
  const row = bearer === null ? null : branch.devices.revokedByToken(bearer);
  const device = row === null ? undefined : branch.engine.state().devices.get(row.id);
  if (row === null || device?.kind !== 'kiosk' || device.active) return null;
  return { actor: { kind: 'device', id: row.id, role: 'kiosk' }, deviceId: row.id, sessionToken: null };
}

/** The caller, who must be allowed to do this. Throws a problem otherwise. */
export function requirePermission(
  branch: Branch,
  request: FastifyRequest,
  permission: Permission,
  lockedToo = false,
): Identity {
  const bearer = bearerOf(request);
  const cookie = request.cookies[sessionCookie(request.protocol === 'https')] ?? null;
  const found = find(branch, bearer, cookie);
  // A session that ended leaves its cookie behind: the console leads to the door.
  if (found === null) throw new ProblemError(bearer === null ? 'auth.required' : 'auth.invalid');
  const { identity, locked } = found;
  if (locked && !lockedToo) throw new ProblemError('auth.locked');
  if (!mayDo(identity.actor.role, permission)) throw new ProblemError('auth.forbidden');
  return identity;
}

function bearerOf(request: FastifyRequest): string | null {
  const match = /^Bearer ([A-Za-z0-9._~+/-]{1,200}=*)$/.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
