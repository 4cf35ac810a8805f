import {
  callBody,
  counterAnswer,
  emptyBody,
  finishBody,
  holdBody,
  identityShown,
  messageBody,
  pauseBody,
  sentMessages,
  transferBody,
  unholdBody,
  visitBody,
  visitNotes,
  walkBody,
} from '@turno25/shared/contracts/counters.ts';
import type { Permission } from '@turno25/shared/contracts/permissions.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import type { CounterId } from '@turno25/shared/domain/ids.ts';
import type { CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import type { Verb } from '../../engine/submission.ts';
import { visitNotes as notesOf } from '../../read-models/visitNotes.ts';
import { configOf } from '../../read-models/visitView.ts';
import { sentMessages as sentTo } from '../../read-models/words.ts';
import {
  attendWithoutTicket,
  callNext,
  callVisit,
  closeCounter,
  finishAttention,
  holdVisit,
  openCounter,
  pauseCounter,
  recall,
  recordNoShow,
  releaseCounter,
  resumeCounter,
  returnVisit,
  showIdentity,
  startAttention,
  transferVisit,
  undoEnd,
  undoStart,
} from '../../verbs/counters.ts';
import type { VerbParts } from '../../verbs/parts.ts';
import { messageCounter } from '../../verbs/words.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

const params = z.object({ id: opaqueId });

/** The attendant's verbs. Each answers with the counter as it now stands; calls also say why that ticket. */
export function counterRoutes(app: Api, branch: Branch): void {
  const verb = <B extends z.ZodType, T extends CommandType>(
    name: string,
    summary: string,
    body: B,
    make: (parts: VerbParts, counterId: CounterId, body: z.output<B>) => Verb<T>,
    permission: Permission = 'counters.attend',
  ): void => {
    app.post(
      `/counters/:id/${name}`,
      {
        config: { permission },
        schema: {
          tags: ['counters'],
          summary,
          headers: commandHeaders,
          params,
          body,
          response: answers(counterAnswer),
        },
      },
      (request: FastifyRequest, reply: FastifyReply) => {
        const { id } = request.params as z.output<typeof params>;
        return runCommand(branch, request, reply, callerOf(request), make(branch, id, request.body as z.output<B>));
      },
    );
  };

  verb('open', 'Open a counter', emptyBody, openCounter);
  verb('close', 'Close a counter', emptyBody, closeCounter);
  verb('pause', 'Pause, with a reason', pauseBody, pauseCounter);
  verb('resume', 'Resume after a pause', emptyBody, resumeCounter);
  verb('release', 'A manager frees a counter whose attendant is gone', emptyBody, releaseCounter, 'counters.release');
  verb('call-next', 'Call whom the rule chooses', emptyBody, callNext);
  verb('call', 'Call one particular visit, with a reason', callBody, callVisit);
  verb('recall', 'Call the same number again', visitBody, recall);
  verb('start', 'The person is here: attention starts', visitBody, startAttention);
  verb('undo-start', 'The start was a mistake: it never was, and the turn goes on', visitBody, undoStart);
  verb('finish', 'Attention ends, with its outcome', finishBody, finishAttention);
  verb('no-show', 'The person did not come', visitBody, recordNoShow);
  verb('undo-end', 'The last finish or no-show was a slip, seconds ago: it never was', visitBody, undoEnd);
  verb('walk-direct', 'Somebody is attended who took no ticket: outside the standard', walkBody, attendWithoutTicket);
  app.post(
    '/counters/:id/identity',
    {
      config: { permission: 'counters.attend' },
      schema: {
        tags: ['counters'],
        summary: 'Who the person at the counter said they are: for that counter alone, and each look is an event',
        headers: commandHeaders,
        params,
        body: visitBody,
        response: answers(identityShown),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), showIdentity(branch, request.params.id, request.body)),
  );

  app.get(
    '/counters/:id/notes',
    {
      config: { permission: 'counters.attend' },
      schema: {
        tags: ['counters'],
        summary: 'What colleagues wrote of the visit at the counter, for whoever attends there',
        params,
        response: answers(visitNotes),
      },
    },
    (request) => {
      const state = branch.engine.state();
      const counter = state.counters.get(request.params.id);
      if (!configOf(state).counters.some(({ id }) => id === request.params.id))
        throw new ProblemError('counter.unknown');
      const mine = counter?.status === 'open' && counter.attendantId === callerOf(request).actor.id;
      if (!mine || state.day === null) throw new ProblemError('counter.notYours');
      if (counter.work.kind !== 'visit') return { notes: [] };
      if (branch.reports.isBlocked(counter.work.visitId)) throw new ProblemError('rights.blocked');
      return { notes: notesOf(branch, (id) => branch.accounts.name(id), state.day.date, counter.work.visitId) };
    },
  );

  app.post(
    '/counters/:id/message',
    {
      config: { permission: 'counters.message' },
      schema: {
        tags: ['counters'],
        summary: 'A few words to whoever attends at a counter: on their desk until they say that they read it',
        headers: commandHeaders,
        params,
        body: messageBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), messageCounter(branch, request.params.id, request.body)),
  );

  app.get(
    '/counters/:id/messages',
    {
      config: { permission: 'counters.message' },
      schema: {
        tags: ['counters'],
        summary: 'What was written today to whoever attended at a counter, and when it was read',
        params,
        response: answers(sentMessages),
      },
    },
    (request) => {
      const { day } = branch.engine.state();
      const names = (id: string): string => branch.accounts.name(id);
      return { messages: day === null ? [] : sentTo(branch, names, day.date, request.params.id) };
    },
  );

  verb('transfer', 'Send to another service or counter', transferBody, transferVisit);
  verb('hold', 'Set the visit aside', holdBody, holdVisit);
  verb('unhold', 'Bring a held visit back to its place', unholdBody, returnVisit);
}
