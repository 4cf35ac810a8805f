import { blocksView, deliveryAnswer, deliveryBody, printAnswer, printBody } from '@turno25/shared/contracts/offline.ts';
import { businessDate, opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { iso } from '../../views/format.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { requireRole } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** What a kiosk needs to go on without the server, and to come back. */
export function offlineRoutes(app: Api, branch: Branch): void {
  app.post(
    '/devices/blocks',
    {
      schema: {
        tags: ['offline'],
        summary: 'Reserve numbers for today and coming dates',
        headers: commandHeaders,
        body: z.strictObject({ dates: z.array(businessDate).min(1).max(8) }),
        response: answers(blocksView),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, ['kiosk']);
      const { dates } = request.body;
      const deviceId = identity.actor.id;
      return runCommand(branch, request, reply, identity, {
        command: () => ({ type: 'grantBlocks', deviceId, dates }),
        answer: (state, _events, facts) => ({
          blocks: state.blocks
            .filter((block) => block.deviceId === deviceId && dates.includes(block.date))
            .map(({ series, date, from, to }) => ({ series, businessDate: date, from, to })),
          now: iso(facts.now),
        }),
      });
    },
  );

  app.post(
    '/deliveries',
    {
      schema: {
        tags: ['offline'],
        summary: 'Bring a ticket that the kiosk gave by itself',
        headers: commandHeaders,
        body: deliveryBody,
        response: answers(deliveryAnswer),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, ['kiosk']);
      const { issuedAt, clockOffsetMs, businessDate: date, ...ticket } = request.body;
      return runCommand(branch, request, reply, identity, {
        clockOffsetMs,
        command: () => ({
          type: 'deliverTicket',
          ...ticket,
          date,
          clockOffsetMs,
          occurredAt: Date.parse(issuedAt) + clockOffsetMs,
        }),
        answer: (state) => ({
          visitId: ticket.visitId,
          number: formatTicketNumber(ticket),
          late: state.day?.date !== date,
        }),
      });
    },
  );

  app.post(
    '/tickets/:id/print',
    {
      schema: {
        tags: ['offline'],
        summary: 'What became of the paper',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        body: printBody,
        response: answers(printAnswer),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, ['kiosk']);
      return runCommand(branch, request, reply, identity, {
        command: () => ({ type: 'recordPrint', visitId: request.params.id, ...request.body }),
        answer: (_state, events) => ({ recorded: events[0]?.seq ?? 0 }),
      });
    },
  );
}
