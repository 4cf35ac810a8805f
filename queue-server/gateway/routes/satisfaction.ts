import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import {
  actionBody,
  actionsView as actionsSchema,
  diagnosisView,
  quarterName,
  satisfactionView as satisfactionSchema,
  stepBody,
} from '@turno25/shared/contracts/satisfaction.ts';
import { signalRange } from '@turno25/shared/contracts/signals.ts';
import { datesOfQuarter } from '@turno25/shared/domain/calendar/quarters.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { actionsView } from '../../read-models/actionsView.ts';
import { diagnosisOf } from '../../read-models/diagnosis.ts';
import { satisfactionView } from '../../read-models/satisfactionView.ts';
import { configOf } from '../../read-models/visitView.ts';
import { followAction, planAction } from '../../verbs/oversight.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** What people answered at the exit, what it says with records and complaints, and what is done about it. */
export function satisfactionRoutes(app: Api, branch: Branch): void {
  app.get(
    '/satisfaction',
    {
      config: { permission: 'satisfaction.read' },
      schema: {
        tags: ['satisfaction'],
        summary:
          'The branch’s own exit survey of a range of dates, by service, hour and month, with drivers and words; not MESU, and never paid on',
        querystring: signalRange,
        response: answers(satisfactionSchema),
      },
    },
    ({ query }) => satisfactionView(branch, query),
  );

  app.get(
    '/satisfaction/diagnosis',
    {
      config: { permission: 'satisfaction.read' },
      schema: {
        tags: ['satisfaction'],
        summary: 'What the survey, the records and the complaints of a quarter say together: points to act on',
        querystring: z.strictObject({ quarter: quarterName }),
        response: answers(diagnosisView),
      },
    },
    ({ query: { quarter } }) => {
      const [from, to] = datesOfQuarter(quarter);
      const today = localDate(branch.engine.now(), configOf(branch.engine.state()).branch.zone);
      return diagnosisOf(branch, quarter, { from, to, today });
    },
  );

  app.get(
    '/satisfaction/actions',
    {
      config: { permission: 'satisfaction.read' },
      schema: {
        tags: ['satisfaction'],
        summary: 'Actions with their owner and day, and how each goes',
        response: answers(actionsSchema),
      },
    },
    () => actionsView(branch),
  );

  app.post(
    '/satisfaction/actions',
    {
      config: { permission: 'actions.keep' },
      schema: {
        tags: ['satisfaction'],
        summary: 'Plan an action: what, by whom, until when',
        headers: commandHeaders,
        body: actionBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), planAction(branch, request.body)),
  );

  app.post(
    '/satisfaction/actions/:id/steps',
    {
      config: { permission: 'actions.keep' },
      schema: {
        tags: ['satisfaction'],
        summary: 'Say how an action goes; done or dropped ends it',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        body: stepBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), followAction(branch, request.params.id, request.body)),
  );
}
