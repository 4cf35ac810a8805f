import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import {
  confirmHoldBody,
  issueTicketBody,
  pauseView,
  reprintBody,
  ticketForStaff,
  ticketView,
  trackView,
} from '@turno25/shared/contracts/tickets.ts';
import type { CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { hasPauseToConfirm } from '@turno25/shared/domain/visit/waiting.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { onlyIfChanged } from '@turno25/shared/http/unchanged.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import type { Verb } from '../../engine/submission.ts';
import { iso } from '../../read-models/format.ts';
import { storedTicket, trackView as viewTrack, withTokens } from '../../read-models/ticketView.ts';
import { branchName, configOf, serviceLabel } from '../../read-models/visitView.ts';
import { confirmHold, endPause, issueTicket, leaveQueue, reprintTicket, takePause } from '../../verbs/tickets.ts';
import { callerOf } from '../auth.ts';
import { forCaller } from '../forCaller.ts';
import type { KioskPace } from '../kioskPace.ts';
import { runCommand } from '../runCommand.ts';

/** Nobody is held more often than this; who tries codes is. */
const CONFIRMATIONS = { max: 30, timeWindow: '1 minute' } as const;
/** Guessing a code of forty bits is hopeless; trying often is refused all the same. */
const TRIES = { max: 60, timeWindow: '1 minute' } as const;

/** What is asked is in the address: a body would be kept without having been read. */
const NOTHING = z.strictObject({}).nullish();

const visitParams = z.object({ id: opaqueId });
const tokenParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{10,64}$/) });

/** Tickets as their persons have them: issue, print, follow, confirm a pause, leave. */
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
      const { body } = request;
      const visitId = 'code' in body ? visitOfCode(branch, body.code) : visitOf(branch, body.token);
      const verb = confirmHold(visitId, 'paper');
      return runCommand(branch, request, reply, callerOf(request), verb);
    },
  );

  app.get(
    '/tickets/pause/:code',
    {
      config: { permission: 'tickets.confirmHold', rateLimit: TRIES },
      schema: {
        tags: ['tickets'],
        summary: 'A person shows their paper at a kiosk: whether there is a pause that they may say they asked for',
        params: z.object({ code: z.string().min(4).max(20) }),
        response: answers(pauseView),
      },
    },
    (request) => {
      const visitId = visitOfCode(branch, request.params.code);
      const state = branch.engine.state();
      const visit = state.open.get(visitId);
      if (visit !== undefined) return { number: formatTicketNumber(visit.ticket), toConfirm: hasPauseToConfirm(visit) };
      const past = must(branch.reports.visitLabel(visitId), 'a code names a visit');
      return { number: formatTicketNumber(past), toConfirm: false };
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

  const ofTheirOwn = <T extends CommandType>(path: string, summary: string, verbOf: (id: string) => Verb<T>): void => {
    app.post(
      `/track/:token/${path}`,
      {
        config: { permission: 'anyone', rateLimit: CONFIRMATIONS },
        schema: {
          tags: ['track'],
          summary,
          headers: commandHeaders,
          params: tokenParams,
          body: NOTHING,
          response: answers(z.null(), 204),
        },
      },
      (request, reply) => {
        const visitId = visitOf(branch, request.params.token);
        const actor = { kind: 'citizen', id: `visit:${visitId}`, role: 'citizen' } as const;
        return runCommand(branch, request, reply, { actor, deviceId: null }, verbOf(visitId));
      },
    );
  };
  ofTheirOwn('pause', 'The person sets their ticket aside from their phone, once, for ten minutes at most', takePause);
  ofTheirOwn('resume', 'The person is on their way back: their ticket has its old place again', endPause);

  app.get(
    '/track/:token',
    {
      onSend: onlyIfChanged,
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
        branchName: branchName(configOf(state)),
        issuedAt: iso(past.issuedAt),
        ahead: null,
        expected: null,
        counterLabel: null,
        holdToConfirm: false,
        mayPause: false,
        pausedUntil: null,
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

/** The visit of a paper's survey code. */
function visitOfCode(branch: Branch, code: string): string {
  const visitId = branch.reports.visitIdBySurveyHash(branch.tokens.surveyHash(code));
  if (visitId === null) throw new ProblemError('token.unknown');
  return visitId;
}

function visitOf(branch: Branch, token: string): string {
  const visitId = branch.reports.visitIdByTrackHash(branch.tokens.trackHash(token));
  if (visitId !== null) return visitId;
  throw new ProblemError(branch.tokens.madeTrack(token) ? 'token.notArrived' : 'token.unknown');
}
