import { approveSetAsideBody, dismissSetAsideBody, setAsideView } from '@turno25/shared/contracts/offline.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { sendProblem, sendRefusal } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { approveDelivery, dismissDeliveries } from '../../verbs/offline.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';
import { setAsideView as viewOf } from '../setAside.ts';

/** What revoked kiosks brought, and somebody's word on it. */
export function setAsideRoutes(app: Api, branch: Branch): void {
  app.get(
    '/devices/set-aside',
    {
      config: { permission: 'devices.decide' },
      schema: {
        tags: ['offline'],
        summary: 'What revoked kiosks brought and nobody decided yet, with what it would do to the figures',
        response: answers(z.array(setAsideView)),
      },
    },
    () => [...viewOf(branch)],
  );

  app.post(
    '/devices/:id/set-aside/approve',
    {
      config: { permission: 'devices.decide' },
      schema: {
        tags: ['offline'],
        summary: 'Take all that a revoked kiosk brought of a date, in the order in which it came',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        body: approveSetAsideBody,
        response: answers(z.null(), 204),
      },
    },
    async (request, reply) => {
      const { actor, deviceId } = callerOf(request);
      const { date } = request.body;
      const waiting = branch.engine
        .state()
        .setAside.filter((one) => one.deviceId === request.params.id && one.date === date && !one.dismissed);
      // Together, so that they are one batch; each by itself, so that one that cannot be taken leaves the others alone.
      const outcomes = await Promise.all(
        waiting.map((ticket) => branch.submit({ actor, deviceId }, approveDelivery(ticket))),
      );
      for (const outcome of outcomes) {
        if (outcome.kind === 'refused') return sendRefusal(reply, outcome.refusal);
        if (outcome.kind === 'lockedOut') return sendProblem(reply, 'server.lockedOut');
        if (outcome.kind === 'failed') throw outcome.error;
      }
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/devices/:id/set-aside/dismiss',
    {
      config: { permission: 'devices.decide' },
      schema: {
        tags: ['offline'],
        summary: 'Leave out all that a revoked kiosk brought of a date, with a reason',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        body: dismissSetAsideBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), dismissDeliveries(request.params.id, request.body)),
  );
}
