import {
  deviceTokenView,
  deviceView,
  enrolBody,
  enrolmentCodeBody,
  enrolmentCodeView,
  sessionView,
  signInBody,
  staffBody,
  staffView,
} from '@turno25/shared/contracts/access.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { hashSecret, type Session } from '../../access/accounts.ts';
import type { Branch } from '../../branch.ts';
import { iso } from '../../read-models/format.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { MANAGERS, requireRole, SESSION_COOKIE, STAFF } from '../auth.ts';
import { ProblemError } from '../problems.ts';
import { runCommand } from '../runCommand.ts';

const GUESSES = { max: 20, timeWindow: '1 minute' } as const;

/** Who may enter: sessions of staff, enrolment of devices, and the lists of both. */
export function accessRoutes(app: Api, branch: Branch): void {
  sessionRoutes(app, branch);
  staffRoutes(app, branch);
  deviceRoutes(app, branch);
}

function sessionRoutes(app: Api, branch: Branch): void {
  app.post(
    '/sessions',
    {
      config: { rateLimit: GUESSES },
      schema: { tags: ['access'], summary: 'Sign in', body: signInBody, response: answers(sessionView, 201) },
    },
    async (request, reply) => {
      const session = await branch.accounts.signIn(request.body.login, request.body.secret, branch.engine.now());
      if (session === null) throw new ProblemError('auth.invalid');
      setCookie(reply, session.token, session.expiresAt);
      return reply.code(201).send({ ...sessionOf(session), token: session.token });
    },
  );

  app.get(
    '/sessions/me',
    { schema: { tags: ['access'], summary: 'Who is signed in', response: answers(sessionView) } },
    (request) => {
      const { sessionToken } = requireRole(branch, request, [...STAFF, 'central']);
      const session = sessionToken === null ? null : branch.accounts.session(sessionToken, branch.engine.now());
      if (session === null) throw new ProblemError('auth.required');
      return sessionOf(session);
    },
  );

  app.delete(
    '/sessions/me',
    { schema: { tags: ['access'], summary: 'Sign out', response: answers(z.null(), 204) } },
    (request, reply) => {
      const { sessionToken } = requireRole(branch, request, [...STAFF, 'central']);
      if (sessionToken !== null) branch.accounts.signOut(sessionToken);
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send(null);
    },
  );
}

function staffRoutes(app: Api, branch: Branch): void {
  app.get(
    '/staff',
    { schema: { tags: ['access'], summary: 'Staff of the branch', response: answers(z.array(staffView)) } },
    (request) => {
      requireRole(branch, request, MANAGERS);
      return branch.accounts.list();
    },
  );

  app.post(
    '/staff',
    {
      schema: {
        tags: ['access'],
        summary: 'Register a member of staff',
        headers: commandHeaders,
        body: staffBody,
        response: answers(z.object({ id: opaqueId }), 201),
      },
    },
    async (request, reply) => {
      const identity = requireRole(branch, request, ['admin']);
      const { login, name, role, secret } = request.body;
      const secretHash = await hashSecret(secret);
      return runCommand(branch, request, reply, identity, {
        status: 201,
        command: (facts) => {
          if (branch.accounts.loginTaken(login)) throw new ProblemError('staff.alreadyRegistered');
          branch.accounts.add({ id: facts.newId, login, name, role }, secretHash);
          return { type: 'registerStaff', staffId: facts.newId, role };
        },
        answer: (_state, _events, facts) => ({ id: facts.newId }),
      });
    },
  );
}

function deviceRoutes(app: Api, branch: Branch): void {
  app.get(
    '/devices',
    { schema: { tags: ['access'], summary: 'Enrolled devices', response: answers(z.array(deviceView)) } },
    (request) => {
      requireRole(branch, request, MANAGERS);
      return branch.devices.list();
    },
  );

  app.post(
    '/devices/codes',
    {
      schema: {
        tags: ['access'],
        summary: 'A short-lived code that enrols one device',
        body: enrolmentCodeBody,
        response: answers(enrolmentCodeView, 201),
      },
    },
    (request, reply) => {
      requireRole(branch, request, MANAGERS);
      const { code, expiresAt } = branch.devices.newCode(request.body.kind, request.body.name, branch.engine.now());
      return reply.code(201).send({ code, expiresAt: iso(expiresAt) });
    },
  );

  app.post(
    '/devices/enrol',
    {
      config: { rateLimit: GUESSES },
      schema: {
        tags: ['access'],
        summary: 'Spend a code and get the device’s token, once',
        body: enrolBody,
        response: answers(deviceTokenView, 201),
      },
    },
    async (request, reply) => {
      const spent = branch.devices.spendCode(request.body.code, branch.engine.now());
      if (spent === null) throw new ProblemError('enrolment.invalid');
      const device = { id: branch.newId(), ...spent };
      const token = branch.devices.add(device);
      const outcome = await branch.act({ type: 'enrolDevice', deviceId: device.id, kind: device.kind });
      if (outcome.kind !== 'done') throw new Error(`enrolment was not recorded: ${outcome.kind}`);
      return reply.code(201).send({ device, token });
    },
  );

  app.delete(
    '/devices/:id',
    {
      schema: {
        tags: ['access'],
        summary: 'Revoke a device',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, MANAGERS);
      return runCommand(branch, request, reply, identity, {
        status: 204,
        command: () => ({ type: 'revokeDevice', deviceId: request.params.id }),
        answer: () => {
          branch.devices.revoke(request.params.id);
          return null;
        },
      });
    },
  );
}

function sessionOf({ staff, expiresAt }: Session): {
  staff: { id: string; name: string; role: Session['staff']['role'] };
  expiresAt: string;
} {
  return { staff: { id: staff.id, name: staff.name, role: staff.role }, expiresAt: iso(expiresAt) };
}

/** Readable by the server alone and sent to no other site. */
function setCookie(reply: FastifyReply, token: string, expiresAt: number): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    expires: new Date(expiresAt),
  });
}
