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
import { enrolByCode, registerStaff, revokeDevice } from '../../verbs/access.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { callerOf, sessionCookie } from '../auth.ts';
import { ProblemError, sendRefusal } from '../problems.ts';
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
      config: { permission: 'anyone', rateLimit: GUESSES },
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
    {
      config: { permission: 'session.own' },
      schema: { tags: ['access'], summary: 'Who is signed in', response: answers(sessionView) },
    },
    (request) => {
      const { sessionToken } = callerOf(request);
      const session = sessionToken === null ? null : branch.accounts.session(sessionToken, branch.engine.now());
      if (session === null) throw new ProblemError('auth.required');
      return sessionOf(session);
    },
  );

  app.delete(
    '/sessions/me',
    {
      config: { permission: 'session.own' },
      schema: { tags: ['access'], summary: 'Sign out', response: answers(z.null(), 204) },
    },
    (request, reply) => {
      const { sessionToken } = callerOf(request);
      if (sessionToken !== null) branch.accounts.signOut(sessionToken);
      const secure = request.protocol === 'https';
      return reply.clearCookie(sessionCookie(secure), { path: '/', secure }).code(204).send(null);
    },
  );
}

function staffRoutes(app: Api, branch: Branch): void {
  app.get(
    '/staff',
    {
      config: { permission: 'staff.read' },
      schema: { tags: ['access'], summary: 'Staff of the branch', response: answers(z.array(staffView)) },
    },
    () => branch.accounts.list(),
  );

  app.post(
    '/staff',
    {
      config: { permission: 'staff.register' },
      schema: {
        tags: ['access'],
        summary: 'Register a member of staff',
        headers: commandHeaders,
        body: staffBody,
        response: answers(z.object({ id: opaqueId }), 201),
      },
    },
    async (request, reply) => {
      const { secret, ...person } = request.body;
      const verb = registerStaff(branch, { ...person, secretHash: await hashSecret(secret) });
      return runCommand(branch, request, reply, callerOf(request), verb, 201);
    },
  );
}

function deviceRoutes(app: Api, branch: Branch): void {
  app.get(
    '/devices',
    {
      config: { permission: 'devices.read' },
      schema: { tags: ['access'], summary: 'Enrolled devices', response: answers(z.array(deviceView)) },
    },
    () => branch.devices.list(),
  );

  app.post(
    '/devices/codes',
    {
      config: { permission: 'devices.enrol' },
      schema: {
        tags: ['access'],
        summary: 'A short-lived code that enrols one device',
        body: enrolmentCodeBody,
        response: answers(enrolmentCodeView, 201),
      },
    },
    (request, reply) => {
      const { code, expiresAt } = branch.devices.newCode(request.body.kind, request.body.name, branch.engine.now());
      return reply.code(201).send({ code, expiresAt: iso(expiresAt) });
    },
  );

  app.post(
    '/devices/enrol',
    {
      config: { permission: 'anyone', rateLimit: GUESSES },
      schema: {
        tags: ['access'],
        summary: 'Spend a code and get the device’s token, once',
        body: enrolBody,
        response: answers(deviceTokenView, 201),
      },
    },
    async (request, reply) => {
      const verb = enrolByCode(branch, request.body.code);
      const outcome = await branch.perform(verb);
      if (outcome.kind === 'refused') return sendRefusal(reply, outcome.refusal);
      if (outcome.kind !== 'done' || outcome.answer.outcome !== 'done')
        throw new Error(`enrolment was not recorded: ${outcome.kind}`);
      return reply.code(201).send(verb.present?.(outcome.answer.body as never));
    },
  );

  app.delete(
    '/devices/:id',
    {
      config: { permission: 'devices.revoke' },
      schema: {
        tags: ['access'],
        summary: 'Revoke a device',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), revokeDevice(branch, request.params.id)),
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
  const secure = reply.request.protocol === 'https';
  reply.setCookie(sessionCookie(secure), token, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'strict',
    expires: new Date(expiresAt),
  });
}
