import {
  type CounterView,
  callBody,
  counterAnswer,
  emptyBody,
  finishBody,
  holdBody,
  pauseBody,
  transferBody,
  unholdBody,
} from '@turno25/shared/contracts/counters.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import type { Command, Facts } from '@turno25/shared/domain/ledger/commands.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import type { Submission } from '../../engine/engine.ts';
import { counterView } from '../../read-models/visitView.ts';
import { callSentence } from '../../read-models/why.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { requireRole, STAFF } from '../auth.ts';
import { runCommand } from '../runCommand.ts';
import { sealReason, sealText } from '../sealing.ts';

const params = z.object({ id: opaqueId });

/** The attendant's verbs. Each answers with the counter as it now stands; calls also say why that ticket. */
export function counterRoutes(app: Api, branch: Branch): void {
  const verb = <B extends z.ZodType>(
    name: string,
    summary: string,
    body: B,
    command: (counterId: string, body: z.output<B>, facts: Facts) => Command,
  ): void => {
    app.post(
      `/counters/:id/${name}`,
      {
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
        const identity = requireRole(branch, request, STAFF);
        const { id } = request.params as { id: string };
        return runCommand(branch, request, reply, identity, {
          command: (facts) => command(id, request.body as z.output<B>, facts),
          answer: answerOf(id),
          present: (stored: StoredCounterAnswer) => ({ ...stored, counter: withName(branch, stored.counter) }),
        });
      },
    );
  };
  const visitAt = (counterId: string): string => {
    const counter = branch.engine.state().counters.get(counterId);
    return counter?.status === 'open' && counter.work.kind === 'visit' ? counter.work.visitId : counterId;
  };

  verb('open', 'Open a counter', emptyBody, (counterId) => ({ type: 'openCounter', counterId }));
  verb('close', 'Close a counter', emptyBody, (counterId) => ({ type: 'closeCounter', counterId }));
  verb('pause', 'Pause, with a reason', pauseBody, (counterId, body, facts) => ({
    type: 'pauseCounter',
    counterId,
    reason: sealReason(branch, body.reason, counterId, facts),
  }));
  verb('resume', 'Resume after a pause', emptyBody, (counterId) => ({ type: 'resumeCounter', counterId }));
  verb('call-next', 'Call whom the rule chooses', emptyBody, (counterId) => ({ type: 'callNext', counterId }));
  verb('call', 'Call one particular visit, with a reason', callBody, (counterId, body, facts) => ({
    type: 'callVisit',
    counterId,
    visitId: body.visitId,
    reason: sealReason(branch, body.reason, body.visitId, facts),
  }));
  verb('recall', 'Call the same number again', emptyBody, (counterId) => ({ type: 'recall', counterId }));
  verb('start', 'The person is here: attention starts', emptyBody, (counterId) => ({
    type: 'startAttention',
    counterId,
  }));
  verb('finish', 'Attention ends, with its outcome', finishBody, (counterId, body, facts) => ({
    type: 'finishAttention',
    counterId,
    outcome: body.outcome,
    servicesGiven: body.servicesGiven,
    note: sealText(branch, body.note, 'note', visitAt(counterId), facts),
  }));
  verb('no-show', 'The person did not come', emptyBody, (counterId) => ({ type: 'recordNoShow', counterId }));
  verb('transfer', 'Send to another service or counter', transferBody, (counterId, body, facts) => ({
    type: 'transferVisit',
    counterId,
    to: body.to,
    reason: sealReason(branch, body.reason, visitAt(counterId), facts),
  }));
  verb('hold', 'Set the visit aside', holdBody, (counterId, body, facts) => ({
    type: 'holdVisit',
    counterId,
    by: body.by,
    reason: sealReason(branch, body.reason, visitAt(counterId), facts),
  }));
  verb('unhold', 'Bring a held visit back to its place', unholdBody, (counterId, body) => ({
    type: 'returnVisit',
    counterId,
    visitId: body.visitId,
  }));
}

type StoredCounterAnswer = { readonly counter: CounterView; readonly why: unknown };

/** The answer as it is kept: the attendant by id only. */
function answerOf(counterId: string): Submission['answer'] {
  return (state, events) => {
    const call = events.find((event) => event.type === 'visitCalled');
    const visit = call === undefined ? undefined : state.open.get(call.payload.visitId);
    return {
      counter: counterView(state, counterId, (id) => id),
      why:
        call === undefined || visit === undefined
          ? null
          : {
              mode: call.payload.why.mode,
              tier: call.payload.why.mode === 'next' ? call.payload.why.tier : null,
              sentence: callSentence(formatTicketNumber(visit.ticket), call.payload.why),
            },
    };
  };
}

function withName(branch: Branch, counter: CounterView): CounterView {
  return counter.attendant === null
    ? counter
    : { ...counter, attendant: { id: counter.attendant.id, name: branch.accounts.name(counter.attendant.id) } };
}
