import { findQuery, foundTickets as found } from '@turno25/shared/contracts/foundTickets.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import {
  againAnswer,
  againBody,
  excludeAnswer,
  excludeBody,
  exclusionView,
  removeBody,
  whyView as whySchema,
} from '@turno25/shared/contracts/tickets.ts';
import { withoutUndone } from '@turno25/shared/domain/figures/v2/undone.ts';
import type { EventOf } from '@turno25/shared/domain/ledger/events.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { calledBefore } from '../../read-models/calledBefore.ts';
import { iso } from '../../read-models/format.ts';
import { foundTickets, type GivenIn } from '../../read-models/foundTickets.ts';
import { configOf } from '../../read-models/visitView.ts';
import { whyView } from '../../read-models/why.ts';
import { excludeVisit, issueAgain, leaveQueue, removeVisit } from '../../verbs/tickets.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** What is asked is in the address: a body would be kept without having been read. */
const NOTHING = z.strictObject({}).nullish();

const visitParams = z.object({ id: opaqueId });

/** What staff find, ask and do about a ticket of somebody. */
export function deskTicketRoutes(app: Api, branch: Branch): void {
  app.get(
    '/tickets/today',
    {
      config: { permission: 'tickets.find' },
      schema: {
        tags: ['tickets'],
        summary: 'Tickets of the open day by what a person shows: A-015, a15, or 15 of every series',
        querystring: findQuery,
        response: answers(found),
      },
    },
    (request) => {
      const state = branch.engine.state();
      const finishes: GivenIn = (visitId) =>
        withoutUndone(
          branch.ledger.ofVisit(state.day?.date ?? '', visitId, ['attentionFinished', 'endUndone']),
        ).flatMap((event) => (event.type === 'attentionFinished' ? [event.payload] : []));
      return { tickets: foundTickets(state, request.query.number, branch.engine.now(), finishes) };
    },
  );

  app.get(
    '/tickets/:id/why',
    {
      config: { permission: 'tickets.explain' },
      schema: {
        tags: ['tickets'],
        summary: 'Why a ticket was called before others',
        params: visitParams,
        response: answers(whySchema),
      },
    },
    (request) => {
      const numberOf = (visitId: string): string => {
        const label = branch.reports.visitLabel(visitId);
        return label === null ? visitId : formatTicketNumber(label);
      };
      if (branch.reports.visitLabel(request.params.id) === null) throw new ProblemError('visit.unknown');
      const seq = branch.reports.callSeqOf(request.params.id);
      const config = configOf(branch.engine.state());
      const date = must(branch.reports.pastVisit(request.params.id), 'a labelled visit has a date').businessDate;
      const before = calledBefore(request.params.id, branch.ledger.eventsOf(date), config, numberOf);
      if (seq === null) return { number: numberOf(request.params.id), called: null, beaten: [], ...before };
      const [event] = branch.ledger.events(seq - 1);
      const call = must(
        event?.type === 'visitCalled' ? event : null,
        `event ${seq} is a call`,
      ) as EventOf<'visitCalled'>;
      return { ...whyView(numberOf(request.params.id), iso(call.at), call.payload.why, numberOf), ...before };
    },
  );

  app.post(
    '/tickets/:id/remove',
    {
      config: { permission: 'tickets.remove' },
      schema: {
        tags: ['tickets'],
        summary: 'Take a visit out of the queue, with a reason',
        headers: commandHeaders,
        params: visitParams,
        body: removeBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const verb = removeVisit(branch, request.params.id, request.body);
      return runCommand(branch, request, reply, callerOf(request), verb);
    },
  );

  app.post(
    '/tickets/:id/exclude',
    {
      config: { permission: 'tickets.exclude' },
      schema: {
        tags: ['tickets'],
        summary:
          'Leave a visit out of the standard, by a listed code: today when a second person asks for the same, of past days by a document of the centre',
        headers: commandHeaders,
        params: visitParams,
        body: excludeBody,
        response: answers(excludeAnswer),
      },
    },
    (request, reply) => {
      const verb = excludeVisit(branch, request.params.id, request.body);
      return runCommand(branch, request, reply, callerOf(request), verb);
    },
  );

  app.post(
    '/tickets/:id/again',
    {
      config: { permission: 'tickets.again' },
      schema: {
        tags: ['tickets'],
        summary: 'Another ticket for the person of an earlier one: it stands for both',
        headers: commandHeaders,
        params: visitParams,
        body: againBody,
        response: answers(againAnswer, 201),
      },
    },
    (request, reply) => {
      const verb = issueAgain(request.params.id, request.body);
      return runCommand(branch, request, reply, callerOf(request), verb, 201);
    },
  );

  app.post(
    '/tickets/:id/leave',
    {
      config: { permission: 'tickets.leave' },
      schema: {
        tags: ['tickets'],
        summary: 'Staff say that the person left: another thing than leaving with their own token',
        headers: commandHeaders,
        params: visitParams,
        body: NOTHING,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), leaveQueue(request.params.id, 'other')),
  );

  app.get(
    '/tickets/:id/exclusion',
    {
      config: { permission: 'tickets.exclude' },
      schema: {
        tags: ['tickets'],
        summary: 'Why a visit was left out of the standard, and by which act',
        params: visitParams,
        response: answers(exclusionView),
      },
    },
    (request) => {
      const past = branch.reports.pastVisit(request.params.id);
      if (past === null) throw new ProblemError('visit.unknown');
      const event = [...branch.ledger.eventsOf(past.businessDate)].find(
        (one) => one.type === 'visitExcluded' && one.payload.visitId === request.params.id,
      );
      if (event?.type !== 'visitExcluded') throw new ProblemError('visit.unknown');
      const { code, act, sealedAct } = event.payload;
      return {
        code,
        act: sealedAct === undefined ? act : branch.vault.decrypt(sealedAct),
        mark: sealedAct === undefined ? null : act,
        by: branch.accounts.name(event.actor),
        at: iso(event.at),
      };
    },
  );
}
