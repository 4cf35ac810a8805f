import { Guesses } from '@turno25/shared/access/guesses.ts';
import { hashSecret } from '@turno25/shared/access/secrets.ts';
import {
  lockView,
  ownSecretBody,
  pinBody,
  type SessionView,
  sessionView,
  signInBody,
  unlockBody,
} from '@turno25/shared/contracts/access.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Session } from '../../access/accounts.ts';
import { idleMsOf, isLocked } from '../../access/idle.ts';
import type { Branch } from '../../branch.ts';
import { iso } from '../../read-models/format.ts';
import { changePin, changeSecret } from '../../verbs/access.ts';
import { callerOf, GUESSES, sessionCookie, setSessionCookie } from '../auth.ts';
import type { Metrics } from '../metrics.ts';
import { runCommand } from '../runCommand.ts';

/** How long a person who was asked anew at the provider is taken to sit there still. */
const PROOF_LASTS = 5 * MINUTE;

/** Sessions of staff: begun, held while somebody is there, opened again, ended. */
export function sessionRoutes(app: Api, branch: Branch, { wrongSignIns }: Metrics): void {
  const guesses = new Guesses(branch.sources.spans);

  app.post(
    '/sessions',
    {
      config: { permission: 'anyone', rateLimit: GUESSES },
      schema: { tags: ['access'], summary: 'Sign in', body: signInBody, response: answers(sessionView, 201) },
    },
    async (request, reply) => {
      const { login, secret, page } = request.body;
      const entrance = { page: page === true, address: request.ip };
      const tried = guesses.mayTry(login, request.ip);
      const session = await guesses.counting(login, request.ip, () =>
        tried ? branch.accounts.signIn(login, secret, branch.engine.now(), entrance) : null,
      );
      if (session === null) {
        wrongSignIns.inc();
        // Never the login as it was typed: people type their secret into that field.
        request.log.warn({ staffId: branch.accounts.idOf(login), address: request.ip, tried }, 'a wrong sign-in');
        throw new ProblemError(tried ? 'auth.invalid' : 'auth.tooManyWrong');
      }
      // A page's token is in no script's hands, and a program's in no browser's: that one would never be locked.
      if (!session.page) return reply.code(201).send({ ...sessionOf(branch, session), token: session.token });
      setSessionCookie(reply, session.token, session.expiresAt);
      return reply.code(201).send(sessionOf(branch, session));
    },
  );

  ownSecretRoutes(app, branch, guesses);
  lockRoutes(app, branch, wrongSignIns);

  app.get(
    '/sessions/me',
    {
      config: { permission: 'session.own' },
      schema: { tags: ['access'], summary: 'Who is signed in', response: answers(sessionView) },
    },
    (request) => sessionOf(branch, ownSession(branch, request)),
  );

  app.delete(
    '/sessions/me',
    {
      config: { permission: 'session.own', lockedToo: true },
      schema: {
        tags: ['access'],
        summary: 'Sign out; also at a page that is locked',
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const { sessionToken } = callerOf(request);
      if (sessionToken !== null) branch.accounts.signOut(sessionToken);
      const secure = request.protocol === 'https';
      return reply.clearCookie(sessionCookie(secure), { path: '/', secure }).code(204).send(null);
    },
  );
}

/** A page tells that somebody is there, and is opened again by whoever left it. */
function lockRoutes(app: Api, branch: Branch, wrongSignIns: Metrics['wrongSignIns']): void {
  app.post(
    '/sessions/me/touch',
    {
      config: { permission: 'session.own' },
      schema: {
        tags: ['access'],
        summary: 'A key or a pointer was used at the page: it is not locked yet',
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      branch.accounts.touch(ownSession(branch, request).token, branch.engine.now());
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/sessions/me/lock',
    {
      config: { permission: 'session.own', lockedToo: true },
      schema: {
        tags: ['access'],
        summary: 'Whether the page is locked, whose it is, and whether a PIN opens it here',
        response: answers(lockView),
      },
    },
    (request) => {
      const session = ownSession(branch, request);
      return {
        locked: lockedNow(branch, session),
        name: session.staff.name,
        byPin: session.hasPin && session.address === request.ip,
        bySecret: branch.accounts.hasOwnSecret(session.staff.id),
      };
    },
  );

  app.post(
    '/sessions/me/unlock',
    {
      config: { permission: 'session.own', lockedToo: true, rateLimit: GUESSES },
      schema: {
        tags: ['access'],
        summary:
          'Open one’s locked page by PIN, on the machine where one signed in, or by secret; the third wrong one ends it',
        body: unlockBody,
        response: answers(z.null(), 204),
      },
    },
    async (request, reply) => {
      const session = ownSession(branch, request);
      if (!lockedNow(branch, session)) return reply.code(204).send(null);
      if ('pin' in request.body && (!session.hasPin || session.address !== request.ip))
        throw new ProblemError('auth.secretNeeded');
      const answer = await branch.accounts.unlock(session, request.body, branch.engine.now());
      if (answer === 'open') return reply.code(204).send(null);
      wrongSignIns.inc();
      request.log.warn({ staffId: session.staff.id, address: request.ip, answer }, 'a wrong try to open a locked page');
      throw new ProblemError(answer === 'wrong' ? 'auth.wrongPin' : 'auth.required');
    },
  );
}

function ownSession(branch: Branch, request: FastifyRequest): Session {
  const { sessionToken } = callerOf(request);
  const session = sessionToken === null ? null : branch.accounts.session(sessionToken, branch.engine.now());
  if (session === null) throw new ProblemError('auth.required');
  return session;
}

function lockedNow(branch: Branch, session: Session): boolean {
  return isLocked(session, idleMsOf(branch.engine.state().config?.config), branch.engine.now());
}

/** Signed in people change what only they know. */
function ownSecretRoutes(app: Api, branch: Branch, guesses: Guesses): void {
  /** Whoever finds a page open does not know it, and changes nothing. */
  const shown = async (request: FastifyRequest, secret: string): Promise<void> => {
    const { id } = callerOf(request).actor;
    if (!guesses.mayTry(id, request.ip)) throw new ProblemError('auth.tooManyWrong');
    const right = await guesses.counting(id, request.ip, async () =>
      (await branch.accounts.hasSecret(id, secret)) ? true : null,
    );
    if (right === null) throw new ProblemError('auth.invalid');
  };

  app.post(
    '/sessions/me/pin',
    {
      config: { permission: 'session.own', rateLimit: GUESSES },
      schema: {
        tags: ['access'],
        summary:
          'Set one’s own PIN, or have none: with one’s secret, or after the provider was asked anew who one is (once, within five minutes)',
        headers: commandHeaders,
        body: pinBody,
        response: answers(z.null(), 204),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { secret, pin } = request.body;
      if (secret !== undefined) await shown(request, secret);
      else if (!branch.accounts.takeProof(ownSession(branch, request).token, branch.engine.now(), PROOF_LASTS))
        throw new ProblemError('auth.proofNeeded');
      const hash = pin === null ? null : await branch.accounts.hashPin(caller.actor.id, pin);
      return runCommand(branch, request, reply, caller, changePin(branch, caller.actor.id, hash));
    },
  );

  app.post(
    '/sessions/me/secret',
    {
      config: { permission: 'session.own', rateLimit: GUESSES },
      schema: {
        tags: ['access'],
        summary: 'Change one’s own secret; every session of one’s own ends',
        headers: commandHeaders,
        body: ownSecretBody,
        response: answers(z.null(), 204),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { secret, newSecret } = request.body;
      await shown(request, secret);
      return runCommand(
        branch,
        request,
        reply,
        caller,
        changeSecret(branch, caller.actor.id, await hashSecret(newSecret)),
      );
    },
  );
}

function sessionOf(branch: Branch, { staff, expiresAt, page }: Session): SessionView {
  return {
    staff: { id: staff.id, name: staff.name, role: staff.role },
    expiresAt: iso(expiresAt),
    idleMs: page ? idleMsOf(branch.engine.state().config?.config) : null,
    ownSecret: branch.accounts.hasOwnSecret(staff.id),
  };
}
