import {
  doorAnswerBody,
  doorView as doorSchema,
  followView,
  handedPaper,
  outsideBody,
  papersToPrint,
  printAtBody,
} from '@turno25/shared/contracts/door.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { followLink } from '@turno25/shared/contracts/trackLink.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { hasStaffCodes } from '@turno25/shared/domain/visit/waiting.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { doorView } from '../../read-models/doorView.ts';
import { configOf } from '../../read-models/visitView.ts';
import { handToKiosk, markOutsideLine, resolveAtDoor, sendAway } from '../../verbs/door.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** What is asked is in the address: a body would be kept without having been read. */
const NOTHING = z.strictObject({}).nullish();
const visitParams = z.object({ id: opaqueId });

/** The door: who needs no counter, who stands outside, and tickets for people who cannot use the kiosk. */
export function doorRoutes(app: Api, branch: Branch): void {
  app.get(
    '/door',
    {
      config: { permission: 'door.work' },
      schema: {
        tags: ['door'],
        summary: 'What a host sees of the machines and of the door',
        response: answers(doorSchema),
      },
    },
    () => doorView(branch.engine.state(), branch.devices.list(), branch.machine.kiosks, branch.engine.now()),
  );

  app.post(
    '/door/answers',
    {
      config: { permission: 'door.work' },
      schema: {
        tags: ['door'],
        summary: 'Somebody was answered at the door and needs no counter: outside the standard',
        headers: commandHeaders,
        body: doorAnswerBody,
        response: answers(z.object({ resolved: z.int() }), 201),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), resolveAtDoor(request.body), 201),
  );

  app.post(
    '/door/outside',
    {
      config: { permission: 'door.work' },
      schema: {
        tags: ['door'],
        summary: 'How many people stand outside, before any ticket',
        headers: commandHeaders,
        body: outsideBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), markOutsideLine(request.body)),
  );

  app.post(
    '/tickets/:id/send-away',
    {
      config: { permission: 'tickets.sendAway' },
      schema: {
        tags: ['door'],
        summary: 'The branch closes and whoever waits is sent away: before its hour that is held against it',
        headers: commandHeaders,
        params: visitParams,
        body: NOTHING,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), sendAway(request.params.id)),
  );

  app.post(
    '/tickets/:id/print-at',
    {
      config: { permission: 'tickets.handOver' },
      schema: {
        tags: ['door'],
        summary: 'A ticket that staff took comes out of a kiosk, with codes that nobody of the staff sees',
        headers: commandHeaders,
        params: visitParams,
        body: printAtBody,
        response: answers(z.object({ number: z.string() }), 202),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), handToKiosk(request.params.id, request.body), 202),
  );

  app.get(
    '/tickets/:id/paper',
    {
      config: { permission: 'tickets.handOver' },
      schema: {
        tags: ['door'],
        summary: 'What became of a paper that a kiosk was handed',
        params: visitParams,
        response: answers(handedPaper),
      },
    },
    (request) => ({ state: branch.machine.kiosks.paperOf(request.params.id, branch.engine.now()) }),
  );

  app.get(
    '/tickets/:id/follow',
    {
      config: { permission: 'tickets.handOver' },
      schema: {
        tags: ['door'],
        summary: 'Where the person of a ticket that one took for them follows it; without the code of its survey',
        params: visitParams,
        response: answers(followView),
      },
    },
    (request) => {
      const visitId = request.params.id;
      const state = branch.engine.state();
      const visit = state.open.get(visitId);
      if (visit === undefined) throw new ProblemError('visit.unknown', { facts: { visitId } });
      // What a kiosk printed is the person's. With this one nobody leaves, confirms or answers in the person's name.
      if (!hasStaffCodes(visit)) throw new ProblemError('visit.hasPaper', { facts: { visitId } });
      return { url: followLink(configOf(state).branch.publicAddress ?? '', branch.tokens.track(visitId)) };
    },
  );

  app.get(
    '/devices/me/papers',
    {
      config: { permission: 'tickets.print' },
      schema: {
        tags: ['door'],
        summary: 'Tickets that staff took and this kiosk is asked to print',
        response: answers(papersToPrint),
      },
    },
    (request) => {
      const state = branch.engine.state();
      const mine = branch.machine.kiosks.papersFor(callerOf(request).actor.id, branch.engine.now());
      return {
        papers: mine.flatMap((visitId) => {
          const visit = state.open.get(visitId);
          return visit === undefined
            ? []
            : [{ visitId, number: formatTicketNumber(visit.ticket), language: visit.language }];
        }),
      };
    },
  );
}
