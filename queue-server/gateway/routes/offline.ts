import {
  blocksBody,
  blocksView,
  COUNT_HEADER,
  deliveryAnswer,
  deliveryBody,
  exhaustedBody,
  printBody,
  readCount,
  recorded,
} from '@turno25/shared/contracts/offline.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { deliverTicket, grantBlocks, recordPrint, reportExhausted } from '../../verbs/offline.ts';
import { callerOf, isRevoked } from '../auth.ts';
import type { KioskPace } from '../kioskPace.ts';
import { runCommand, runUnkept } from '../runCommand.ts';

/** Nothing more is to be learnt of a paper that was told of so often, nor from a kiosk that was revoked. */
const NOT_KEPT = { recorded: 0 } as const;

/** What a kiosk needs to go on without the server, and to come back. */
export function offlineRoutes(app: Api, branch: Branch, pace: KioskPace): void {
  app.post(
    '/devices/blocks',
    {
      config: { permission: 'offline.prepare' },
      schema: {
        tags: ['offline'],
        summary: 'Reserve numbers for today and coming dates, and codes for tickets to come',
        headers: commandHeaders,
        body: blocksBody,
        response: answers(blocksView),
      },
    },
    (request, reply) => {
      const caller = callerOf(request);
      return runCommand(branch, request, reply, caller, grantBlocks(branch, caller.actor.id, request.body));
    },
  );

  app.post(
    '/devices/blocks/exhausted',
    {
      config: { permission: 'offline.deliver', revokedToo: true },
      schema: {
        tags: ['offline'],
        summary: 'Tell that a series had no number left while the server was away',
        headers: commandHeaders,
        body: exhaustedBody,
        response: answers(recorded),
      },
    },
    (request, reply) => {
      const caller = callerOf(request);
      if (isRevoked(branch, caller)) return reply.code(200).send(NOT_KEPT);
      return runCommand(branch, request, reply, caller, reportExhausted(request.body));
    },
  );

  app.post(
    '/deliveries',
    {
      config: { permission: 'offline.deliver', revokedToo: true },
      schema: {
        tags: ['offline'],
        summary: 'Bring a ticket that the kiosk gave by itself',
        headers: commandHeaders,
        body: deliveryBody,
        response: answers(deliveryAnswer),
      },
    },
    (request, reply) => {
      const caller = callerOf(request);
      const verb = deliverTicket(branch, request.body, readCount(request.headers[COUNT_HEADER]));
      return pace.delivery(request, reply, () =>
        isRevoked(branch, caller)
          ? runUnkept(branch, request, reply, caller, verb)
          : runCommand(branch, request, reply, caller, verb),
      );
    },
  );

  app.post(
    '/tickets/:id/print',
    {
      config: { permission: 'offline.deliver', revokedToo: true },
      schema: {
        tags: ['offline'],
        summary: 'What became of the paper',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        body: printBody,
        response: answers(recorded),
      },
    },
    (request, reply) =>
      pace.print(request, reply, async () => {
        const { id } = request.params;
        const caller = callerOf(request);
        if (isRevoked(branch, caller)) return reply.code(200).send(NOT_KEPT);
        // Taken off the kiosk's list like every other, and written nowhere.
        if (!pace.mayTellPaperOf(id)) return reply.code(200).send(NOT_KEPT);
        return runCommand(branch, request, reply, caller, recordPrint(id, request.body));
      }),
  );
}
