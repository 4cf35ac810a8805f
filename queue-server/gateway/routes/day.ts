import { emptyBody } from '@turno25/shared/contracts/counters.ts';
import { noteBody, suspensionAnswer, suspensionBody } from '@turno25/shared/contracts/day.ts';
import { businessDate, instantText } from '@turno25/shared/contracts/primitives.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { restartClock } from '../../verbs/clock.ts';
import { closeDay, openDay, suspendCount } from '../../verbs/day.ts';
import { noteDay } from '../../verbs/words.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

const dayView = z.object({ date: businessDate });

/** Opening and closing of the business day, and what is declared of it. */
export function dayRoutes(app: Api, branch: Branch): void {
  app.post(
    '/day/open',
    {
      config: { permission: 'day.turn' },
      schema: {
        tags: ['day'],
        summary: 'Open today',
        headers: commandHeaders,
        body: emptyBody,
        response: answers(dayView),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), openDay()),
  );

  app.post(
    '/day/close',
    {
      config: { permission: 'day.turn' },
      schema: {
        tags: ['day'],
        summary: 'Close the day and seal it',
        headers: commandHeaders,
        body: z.strictObject({ force: z.boolean().default(false) }),
        response: answers(dayView),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), closeDay(request.body.force)),
  );

  app.post(
    '/day/suspensions',
    {
      config: { permission: 'day.suspend' },
      schema: {
        tags: ['day'],
        summary:
          'Suspend the count for a stretch of today by a declared contingency, when a second person asks for the same',
        headers: commandHeaders,
        body: suspensionBody,
        response: answers(suspensionAnswer),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), suspendCount(branch, request.body)),
  );

  app.post(
    '/day/:date/notes',
    {
      config: { permission: 'day.note' },
      schema: {
        tags: ['day'],
        summary: 'Note what happened on a day, also on one that is over: beside its figures, in none of them',
        headers: commandHeaders,
        params: z.object({ date: businessDate }),
        body: noteBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), noteDay(branch, request.params.date, request.body)),
  );

  app.post(
    '/clock/restart',
    {
      config: { permission: 'clock.confirm' },
      schema: {
        tags: ['day'],
        summary: 'Confirm the hour of the machine, as it was read: instants go on from it',
        headers: commandHeaders,
        body: z.strictObject({ shown: instantText }),
        response: answers(z.object({ now: instantText })),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), restartClock(Date.parse(request.body.shown))),
  );
}
