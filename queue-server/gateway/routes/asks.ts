import { kioskAsks, testAsked, testBody, testOutcomeBody, testsView } from '@turno25/shared/contracts/asks.ts';
import { emptyBody } from '@turno25/shared/contracts/counters.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { iso, isoOrNull } from '../../read-models/format.ts';
import { askReload, askTest } from '../../verbs/access.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

const ofDevice = z.object({ id: opaqueId });

/** What staff ask of the machines of the branch without going to them, and what kiosks answer. */
export function askRoutes(app: Api, branch: Branch): void {
  app.post(
    '/devices/:id/reload',
    {
      config: { permission: 'devices.reload' },
      schema: {
        tags: ['access'],
        summary: 'A board loads its page again once nobody misses a call by it; a kiosk, once nobody is at it',
        headers: commandHeaders,
        params: ofDevice,
        body: emptyBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), askReload(request.params.id)),
  );

  app.post(
    '/devices/:id/tests',
    {
      config: { permission: 'devices.test' },
      schema: {
        tags: ['access'],
        summary: 'A kiosk prints a slip that is no ticket, or tries its scanner or its voice, once nobody is at it',
        headers: commandHeaders,
        params: ofDevice,
        body: testBody,
        response: answers(testAsked, 202),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), askTest(request.params.id, request.body.part), 202),
  );

  app.get(
    '/devices/:id/tests',
    {
      config: { permission: 'devices.test' },
      schema: {
        tags: ['access'],
        summary: 'What became of the last test of each part of a kiosk, since the server began',
        params: ofDevice,
        response: answers(testsView),
      },
    },
    (request) => ({
      tests: branch.machine.kioskTests
        .of(request.params.id, branch.engine.now())
        .map(({ part, askedAt, state, toldAt }) => ({ part, state, askedAt: iso(askedAt), toldAt: isoOrNull(toldAt) })),
    }),
  );

  app.get(
    '/devices/me/asks',
    {
      config: { permission: 'devices.answer' },
      schema: {
        tags: ['access'],
        summary: 'What this kiosk is asked to do now; read when nobody is at it',
        response: answers(kioskAsks),
      },
    },
    (request) => {
      const { id } = callerOf(request).actor;
      return {
        reloadAt: isoOrNull(branch.engine.state().devices.get(id)?.reloadAskedAt ?? null),
        name: branch.devices.list().find((device) => device.id === id)?.name ?? '',
        tests: [...branch.machine.kioskTests.take(id, branch.engine.now())],
      };
    },
  );

  app.post(
    '/devices/me/tests/:id',
    {
      config: { permission: 'devices.answer' },
      schema: {
        tags: ['access'],
        summary: 'What became of a test that this kiosk was asked for',
        params: ofDevice,
        body: testOutcomeBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const { id } = callerOf(request).actor;
      const { outcome } = request.body;
      const known = branch.machine.kioskTests.tell(id, request.params.id, outcome, branch.engine.now());
      if (!known) throw new ProblemError('test.unknown');
      return reply.code(204).send(null);
    },
  );
}
