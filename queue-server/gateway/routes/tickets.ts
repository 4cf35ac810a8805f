import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import {
  againAnswer,
  againBody,
  confirmHoldBody,
  excludeAnswer,
  excludeBody,
  exclusionView,
  issueTicketBody,
  removeBody,
  reprintBody,
  ticketForStaff,
  ticketView,
  trackView,
  whyView as whySchema,
} from '@turno25/shared/contracts/tickets.ts';
import type { EventOf } from '@turno25/shared/domain/ledger/events.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { calledBefore } from '../../read-models/calledBefore.ts';
import { iso } from '../../read-models/format.ts';
import { storedTicket, trackView as viewTrack, withTokens } from '../../read-models/ticketView.ts';
import { configOf, serviceLabel } from '../../read-models/visitView.ts';
import { whyView } from '../../read-models/why.ts';
import {
  confirmHold,
  excludeVisit,
  issueAgain,
  issueTicket,
  leaveQueue,
  removeVisit,
  reprintTicket,
} from '../../verbs/tickets.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { callerOf } from '../auth.ts';
import { forCaller } from '../forCaller.ts';
import type { KioskPace } from '../kioskPace.ts';
import { ProblemError } from '../problems.ts';
import { runCommand } from '../runCommand.ts';

/** Nobody is held more often than this; who tries codes is. */
const CONFIRMATIONS = { max: 30, timeWindow: '1 minute' } as const;
/** Guessing a code of forty bits is hopeless; trying often is refused all the same. */
const TRIES = { max: 60, timeWindow: '1 minute' } as const;

/** What is asked is in the address: a body would be kept without having been read. */
const NOTHING = z.strictObject({}).nullish();

const visitParams = z.object({ id: opaqueId });
const tokenParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{10,64}$/) });

/** Tickets: issue, follow, leave, remove, exclude, and why one was called before another. */
export function ticketRoutes(app: Api, branch: Branch, pace: KioskPace): void {
  app.post(
    '/tickets',
    {
      config: { permission: 'tickets.issue' },
      schema: {
        tags: ['tickets'],
        summary: 'Issue a ticket',
        headers: commandHeaders,
        body: issueTicketBody,
        response: answers(ticketForStaff, 201),
      },
    },
    (request, reply) => {
      const verb = forCaller(callerOf(request), issueTicket(branch, request.body));
      return pace.ticket(request, reply, () => runCommand(branch, request, reply, callerOf(request), verb, 201));
    },
  );

  app.get(
    '/tickets/:id',
    {
      config: { permission: 'tickets.print' },
      schema: {
        tags: ['tickets'],
        summary: 'A ticket as it stands now, to print it again',
        params: visitParams,
        response: answers(ticketView),
      },
    },
    (request) => {
      const visitId = request.params.id;
      const state = branch.engine.state();
      const visit = state.open.get(visitId);
      if (visit !== undefined) {
        // Its codes are its person's: no kiosk gets those of a ticket that it did not give.
        const holder = visit.codes?.deviceId ?? branch.reports.issued(visitId)?.issuedBy;
        if (holder !== callerOf(request).actor.id) throw new ProblemError('ticket.otherKiosk');
        return withTokens(branch.tokens, storedTicket(state, branch.waits, visit, branch.engine.now()));
      }
      const ended = state.ended.has(visitId) || branch.reports.visitLabel(visitId) !== null;
      throw new ProblemError(ended ? 'visit.ended' : 'visit.unknown', { facts: { visitId } });
    },
  );

  app.post(
    '/tickets/reprint',
    {
      config: { permission: 'tickets.print', rateLimit: TRIES },
      schema: {
        tags: ['tickets'],
        summary: 'A ticket whose person shows that it is theirs, with new codes if another kiosk gave it',
        headers: commandHeaders,
        body: reprintBody,
        response: answers(ticketView),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), reprintTicket(branch, request.body)),
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

  app.post(
    '/tickets/confirm-hold',
    {
      config: { permission: 'tickets.confirmHold', rateLimit: CONFIRMATIONS },
      schema: {
        tags: ['tickets'],
        summary: 'A person shows their paper at a kiosk: they asked for the pause',
        headers: commandHeaders,
        body: confirmHoldBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const verb = confirmHold(visitOf(branch, request.body.token), 'paper');
      return runCommand(branch, request, reply, callerOf(request), verb);
    },
  );

  app.post(
    '/track/:token/confirm-hold',
    {
      config: { permission: 'anyone', rateLimit: CONFIRMATIONS },
      schema: {
        tags: ['track'],
        summary: 'The person confirms from their phone that they asked for the pause',
        headers: commandHeaders,
        params: tokenParams,
        body: NOTHING,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const visitId = visitOf(branch, request.params.token);
      const actor = { kind: 'citizen', id: `visit:${visitId}`, role: 'citizen' } as const;
      return runCommand(branch, request, reply, { actor, deviceId: null }, confirmHold(visitId, 'phone'));
    },
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

  app.get(
    '/track/:token',
    {
      config: { permission: 'anyone' },
      schema: {
        tags: ['track'],
        summary: 'Follow a ticket from a phone',
        params: tokenParams,
        response: answers(trackView),
      },
    },
    (request) => {
      const visitId = visitOf(branch, request.params.token);
      const state = branch.engine.state();
      const visit = state.open.get(visitId) ?? state.ended.get(visitId);
      if (visit !== undefined) return viewTrack(state, branch.waits, visit, branch.engine.now());
      const past = must(branch.reports.visitLabel(visitId), 'a token names a visit');
      return {
        number: formatTicketNumber(past),
        status: (past.endedAs ?? 'expired') as 'expired',
        serviceName: serviceLabel(configOf(state), past.serviceId).service,
        branchName: configOf(state).branch.name,
        issuedAt: iso(past.issuedAt),
        ahead: null,
        expected: null,
        counterLabel: null,
        holdToConfirm: false,
      };
    },
  );

  app.delete(
    '/track/:token',
    {
      config: { permission: 'anyone' },
      schema: {
        tags: ['track'],
        summary: 'Leave the queue from a phone',
        headers: commandHeaders,
        params: tokenParams,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const visitId = visitOf(branch, request.params.token);
      const actor = { kind: 'citizen', id: `visit:${visitId}`, role: 'citizen' } as const;
      return runCommand(branch, request, reply, { actor, deviceId: null }, leaveQueue(visitId, 'ownToken'));
    },
  );
}

function visitOf(branch: Branch, token: string): string {
  const visitId = branch.reports.visitIdByTrackHash(branch.tokens.trackHash(token));
  if (visitId !== null) return visitId;
  throw new ProblemError(branch.tokens.madeTrack(token) ? 'token.notArrived' : 'token.unknown');
}
