import { hashSecret } from '@turno25/shared/access/secrets.ts';
import {
  deviceTokenView,
  deviceView,
  enrolBody,
  enrolmentCodeBody,
  enrolmentCodeView,
  secretBody,
  staffBody,
  staffView,
} from '@turno25/shared/contracts/access.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import type { StaffRole } from '@turno25/shared/domain/branch/roles.ts';
import { mayChange } from '@turno25/shared/domain/decide/access.ts';
import type { CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError, sendProblem, sendRefusal } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import type { Caller, Verb } from '../../engine/submission.ts';
import { iso } from '../../read-models/format.ts';
import {
  changeSecret,
  disableStaff,
  enableStaff,
  endSessions,
  enrolByCode,
  registerStaff,
  revokeDevice,
} from '../../verbs/access.ts';
import { callerOf, GUESSES } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** Who may enter: accounts of staff, enrolment of devices, and the lists of both. */
export function accessRoutes(app: Api, branch: Branch): void {
  staffRoutes(app, branch);
  deviceRoutes(app, branch);
}

function staffRoutes(app: Api, branch: Branch): void {
  app.get(
    '/staff',
    {
      config: { permission: 'staff.read' },
      schema: { tags: ['access'], summary: 'Staff of the branch', response: answers(z.array(staffView)) },
    },
    (request) => {
      const { actor } = callerOf(request);
      return branch.accounts.list().map((person) => ({
        ...person,
        yours: mayChange(actor.role, person.role),
        sessions: branch.accounts.sessionsOf(person.id, branch.engine.now()),
      }));
    },
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

  const change = <T extends CommandType>(path: string, summary: string, verbOf: (id: string) => Verb<T>): void => {
    app.post(
      `/staff/:id/${path}`,
      {
        config: { permission: 'staff.change' },
        schema: {
          tags: ['access'],
          summary,
          headers: commandHeaders,
          params: z.object({ id: opaqueId }),
          response: answers(z.null(), 204),
        },
      },
      (request, reply) => runCommand(branch, request, reply, callerOf(request), verbOf(request.params.id)),
    );
  };
  change('disable', 'Let somebody in no more; every session of theirs ends', (id) => disableStaff(branch, id));
  change('enable', 'Let somebody in again', (id) => enableStaff(branch, id));
  change('sign-out', 'End every session of somebody', (id) => endSessions(branch, id));

  app.post(
    '/staff/:id/secret',
    {
      config: { permission: 'staff.change' },
      schema: {
        tags: ['access'],
        summary: 'A new secret for somebody who lost theirs; every session of theirs ends',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        body: secretBody,
        response: answers(z.null(), 204),
      },
    },
    async (request, reply) => {
      // One's own is changed by whoever knows it, not by whoever finds the console open.
      if (request.params.id === callerOf(request).actor.id) throw new ProblemError('auth.forbidden');
      const verb = changeSecret(branch, request.params.id, await hashSecret(request.body.secret));
      return runCommand(branch, request, reply, callerOf(request), verb);
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
      const { kind, name } = request.body;
      const { id } = callerOf(request).actor;
      const { code, expiresAt } = branch.devices.newCode(kind, name, branch.engine.now(), id);
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
      const author = authorOf(branch, request.body.code);
      const outcome = author === null ? await branch.perform(verb) : await branch.submit(author, verb);
      if (outcome.kind === 'refused') return sendRefusal(reply, outcome.refusal);
      if (outcome.kind === 'lockedOut') return sendProblem(reply, 'server.lockedOut');
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

/** In whose name a code enrols; null for a code of the server itself, and where whoever made it may enter no more. */
function authorOf(branch: Branch, code: string): Caller | null {
  const author = branch.devices.enrolmentOf(code, branch.engine.now())?.author ?? null;
  const person = author === null ? undefined : branch.engine.state().staff.get(author);
  if (author === null || person?.active !== true) return null;
  return { actor: { kind: 'staff', id: author, role: person.role as StaffRole }, deviceId: null };
}
