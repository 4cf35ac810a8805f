import { emptyBody } from '@turno25/shared/contracts/counters.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import {
  answerRightBody,
  breachBody,
  breachNoteBody,
  eraseAnswer,
  personHoldings,
  rectifyBody,
  requestRightAnswer,
  requestRightBody,
  rightsContent,
  rightsHistory,
  rightsView,
} from '@turno25/shared/contracts/rights.ts';
import type { CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import type { Verb } from '../../engine/submission.ts';
import { historyOfRequest, rightsView as viewOf } from '../../read-models/rightsView.ts';
import {
  answerRight,
  blockPerson,
  erasePerson,
  lookUpPerson,
  noteBreach,
  readRight,
  recordBreach,
  rectifyCase,
  requestRight,
  unblockPerson,
} from '../../verbs/rights.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

const params = z.object({ id: opaqueId });

/** What people ask about their data, and what came into other hands. */
export function rightsRoutes(app: Api, branch: Branch): void {
  const names = (id: string): string => branch.accounts.name(id);
  const config = { permission: 'rights.work' } as const;

  app.get(
    '/rights',
    {
      config,
      schema: {
        tags: ['rights'],
        summary: 'Requests about personal data, breaches and what retention destroyed; nothing of whom they are about',
        response: answers(rightsView),
      },
    },
    (request) => viewOf({ ...branch, names }, branch.engine.state(), branch.engine.now(), callerOf(request).actor.id),
  );

  app.get(
    '/rights/:id/history',
    {
      config,
      schema: {
        tags: ['rights'],
        summary: 'Every step of a request, with who did it',
        params,
        response: answers(rightsHistory),
      },
    },
    (request) => {
      const history = historyOfRequest({ ...branch, names }, request.params.id);
      if (history === null) throw new ProblemError('rights.unknown');
      return history;
    },
  );

  app.post(
    '/rights',
    {
      config,
      schema: {
        tags: ['rights'],
        summary: 'Register what somebody asks about their data, with the proof that they showed',
        headers: commandHeaders,
        body: requestRightBody,
        response: answers(requestRightAnswer, 201),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), requestRight(branch, request.body), 201),
  );

  const step = <T extends CommandType>(
    path: string,
    summary: string,
    response: ReturnType<typeof answers>,
    verbOf: (id: string) => Verb<T>,
  ): void => {
    app.post(
      `/rights/:id/${path}`,
      { config, schema: { tags: ['rights'], summary, headers: commandHeaders, params, body: emptyBody, response } },
      (request, reply) => runCommand(branch, request, reply, callerOf(request), verbOf(request.params.id)),
    );
  };
  const done = answers(z.null(), 204);
  step('look', 'What the branch holds of whoever asked: each look is an event', answers(personHoldings), (id) =>
    lookUpPerson(branch, id),
  );
  step('read', 'Who asked, what, and what was answered: each look is an event', answers(rightsContent), (id) =>
    readRight(branch, id),
  );
  step('erase', 'The first person asks for the erasure, the second one destroys the keys', answers(eraseAnswer), (id) =>
    erasePerson(branch, id),
  );
  step('block', 'What is sealed about the person is shown to nobody', done, (id) => blockPerson(branch, id));
  step('unblock', 'The block of a request is lifted', done, (id) => unblockPerson(id));

  app.post(
    '/rights/:id/rectify',
    {
      config,
      schema: {
        tags: ['rights'],
        summary: 'Put right the name, document or address of one of their cases',
        headers: commandHeaders,
        params,
        body: rectifyBody,
        response: done,
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), rectifyCase(branch, request.params.id, request.body)),
  );

  app.post(
    '/rights/:id/answer',
    {
      config,
      schema: {
        tags: ['rights'],
        summary: 'Answer a request; granted only where what it asks was done',
        headers: commandHeaders,
        params,
        body: answerRightBody,
        response: done,
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), answerRight(branch, request.params.id, request.body)),
  );

  app.post(
    '/breaches',
    {
      config,
      schema: {
        tags: ['rights'],
        summary: 'Record that data came into other hands, or may have',
        headers: commandHeaders,
        body: breachBody,
        response: answers(z.object({ id: opaqueId }), 201),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), recordBreach(branch, request.body), 201),
  );

  app.post(
    '/breaches/:id/notes',
    {
      config,
      schema: {
        tags: ['rights'],
        summary: 'What was done about a breach, and whom it was told',
        headers: commandHeaders,
        params,
        body: breachNoteBody,
        response: done,
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), noteBreach(branch, request.params.id, request.body)),
  );
}
