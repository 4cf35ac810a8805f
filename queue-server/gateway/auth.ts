import type { Actor } from '@turno25/shared/domain/ledger/commands.ts';
import type { FastifyRequest } from 'fastify';
import type { Branch } from '../branch.ts';
import { ProblemError } from './problems.ts';

export type Role = Actor['role'];
/** Who is asking. A device is its own actor; staff act as themselves. */
export type Identity = {
  readonly actor: Actor;
  readonly deviceId: string | null;
  readonly sessionToken: string | null;
};

export const SESSION_COOKIE = 'turno25_session';
export const STAFF: readonly Role[] = ['attendant', 'manager', 'admin'];
export const MANAGERS: readonly Role[] = ['manager', 'admin'];

/** Who a pair of credentials belongs to: a device by bearer token, staff by bearer token or cookie; null for nobody. */
export function identify(branch: Branch, bearer: string | null, cookie: string | null): Identity | null {
  if (bearer !== null) {
    const device = branch.devices.byToken(bearer);
    if (device !== null) {
      return { actor: { kind: 'device', id: device.id, role: device.kind }, deviceId: device.id, sessionToken: null };
    }
  }
  for (const token of [bearer, cookie]) {
    if (token === null) continue;
    const session = branch.accounts.session(token, branch.engine.now());
    if (session === null) continue;
    const { id, role } = session.staff;
    return { actor: { kind: 'staff', id, role }, deviceId: null, sessionToken: token };
  }
  return null;
}

/** The caller, who must have one of these roles. Throws a problem otherwise. */
export function requireRole(branch: Branch, request: FastifyRequest, roles: readonly Role[]): Identity {
  const bearer = bearerOf(request);
  const cookie = request.cookies[SESSION_COOKIE] ?? null;
  const identity = identify(branch, bearer, cookie);
  if (identity === null) throw new ProblemError(bearer === null && cookie === null ? 'auth.required' : 'auth.invalid');
  if (!roles.includes(identity.actor.role)) throw new ProblemError('auth.forbidden');
  return identity;
}

/** The caller when there is one; anonymous citizens have no credentials. */
export function optionalIdentity(branch: Branch, request: FastifyRequest): Identity | null {
  return identify(branch, bearerOf(request), request.cookies[SESSION_COOKIE] ?? null);
}

function bearerOf(request: FastifyRequest): string | null {
  const match = /^Bearer ([A-Za-z0-9._~+/-]{1,200}=*)$/.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
