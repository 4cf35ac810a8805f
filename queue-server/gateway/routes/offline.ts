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
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { deliverTicket, grantBlocks, recordPrint, reportExhausted } from '../../verbs/offline.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { callerOf } from '../auth.ts';
import type { KioskPace } from '../kioskPace.ts';
import { runCommand } from '../runCommand.ts';

/** Nothing more is to be learnt of a paper that was told of so often. */
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
      config: { permission: 'offline.deliver' },
      schema: {
        tags: ['offline'],
        summary: 'Tell that a series had no number left while the server was away',
        headers: commandHeaders,
        body: exhaustedBody,
        response: answers(recorded),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), reportExhausted(request.body)),
  );

  app.post(
    '/deliveries',
    {
      config: { permission: 'offline.deliver' },
      schema: {
        tags: ['offline'],
        summary: 'Bring a ticket that the kiosk gave by itself',
        headers: commandHeaders,
        body: deliveryBody,
        response: answers(deliveryAnswer),
      },
    },
    (request, reply) => {
      const count = readCount(request.headers[COUNT_HEADER]);
      return pace.delivery(request, reply, () =>
        runCommand(branch, request, reply, callerOf(request), deliverTicket(request.body, count)),
      );
    },
  );

  app.post(
    '/tickets/:id/print',
    {
      config: { permission: 'offline.deliver' },
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
        // Taken off the kiosk's list like every other, and written nowhere.
        if (!pace.mayTellPaperOf(id)) return reply.code(200).send(NOT_KEPT);
        return runCommand(branch, request, reply, callerOf(request), recordPrint(id, request.body));
      }),
  );
}
