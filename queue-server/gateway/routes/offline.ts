import {
  blocksBody,
  blocksView,
  deliveryAnswer,
  deliveryBody,
  exhaustedBody,
  type NumberBlockView,
  type Pass,
  printBody,
  recorded,
} from '@turno25/shared/contracts/offline.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { iso } from '../../read-models/format.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { requireRole } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** What a kiosk holds, as the answer is kept: its codes are added on the way out, since they are never stored. */
type StoredBlocks = {
  readonly blocks: readonly NumberBlockView[];
  readonly passes: readonly string[];
  readonly now: string;
};

/** What a kiosk needs to go on without the server, and to come back. */
export function offlineRoutes(app: Api, branch: Branch): void {
  app.post(
    '/devices/blocks',
    {
      schema: {
        tags: ['offline'],
        summary: 'Reserve numbers for today and coming dates, and codes for tickets to come',
        headers: commandHeaders,
        body: blocksBody,
        response: answers(blocksView),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, ['kiosk']);
      const { dates, passes } = request.body;
      const deviceId = identity.actor.id;
      return runCommand(branch, request, reply, identity, {
        command: () => ({ type: 'grantBlocks', deviceId, dates }),
        answer: (state, _events, facts) => ({
          blocks: state.blocks
            .filter((block) => block.deviceId === deviceId && dates.includes(block.date))
            .map(({ series, date, from, to }) => ({ series, businessDate: date, from, to })),
          passes: Array.from({ length: passes }, () => branch.newId()),
          now: iso(facts.now),
        }),
        present: (stored: StoredBlocks) => ({ ...stored, passes: stored.passes.map((id) => passOf(branch, id)) }),
      });
    },
  );

  app.post(
    '/devices/blocks/exhausted',
    {
      schema: {
        tags: ['offline'],
        summary: 'Tell that a series had no number left while the server was away',
        headers: commandHeaders,
        body: exhaustedBody,
        response: answers(recorded),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, ['kiosk']);
      const { series, businessDate: date, at, clockOffsetMs } = request.body;
      return runCommand(branch, request, reply, identity, {
        clockOffsetMs,
        command: () => ({ type: 'reportExhausted', series, date, occurredAt: Date.parse(at) + clockOffsetMs }),
        answer: (_state, events) => ({ recorded: events[0]?.seq ?? 0 }),
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
        response: answers(recorded),
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

/** Of a visit that is to be: the same codes that its ticket will have, since they are derived from its id. */
function passOf({ tokens }: Branch, visitId: string): Pass {
  return { visitId, trackingToken: tokens.track(visitId), surveyCode: tokens.survey(visitId) };
}
