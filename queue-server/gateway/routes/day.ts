import { emptyBody } from '@turno25/shared/contracts/counters.ts';
import { businessDate } from '@turno25/shared/contracts/primitives.ts';
import { branchConfig, settingsView } from '@turno25/shared/contracts/settings.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { MANAGERS, requireRole } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

const SETTINGS_LIMIT = 1024 * 1024;
const dayView = z.object({ date: businessDate });

/** Opening and closing of the business day, and the settings that it runs on. */
export function dayRoutes(app: Api, branch: Branch): void {
  app.post(
    '/day/open',
    {
      schema: {
        tags: ['day'],
        summary: 'Open today',
        headers: commandHeaders,
        body: emptyBody,
        response: answers(dayView),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, MANAGERS);
      return runCommand(branch, request, reply, identity, {
        command: () => ({ type: 'openDay' }),
        answer: (state) => ({ date: must(state.day, 'the day was opened').date }),
      });
    },
  );

  app.post(
    '/day/close',
    {
      schema: {
        tags: ['day'],
        summary: 'Close the day and seal it',
        headers: commandHeaders,
        body: z.strictObject({ force: z.boolean().default(false) }),
        response: answers(dayView),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, MANAGERS);
      return runCommand(branch, request, reply, identity, {
        command: () => ({ type: 'closeDay', force: request.body.force }),
        answer: (state) => ({ date: must(state.lastClosedDate, 'the day was closed') }),
      });
    },
  );

  app.get(
    '/settings',
    { schema: { tags: ['day'], summary: 'The configuration in force', response: answers(settingsView) } },
    (request) => {
      requireRole(branch, request, MANAGERS);
      return must(branch.engine.state().config, 'the branch is configured');
    },
  );

  app.put(
    '/settings',
    {
      bodyLimit: SETTINGS_LIMIT,
      schema: {
        tags: ['day'],
        summary: 'Publish a configuration',
        headers: commandHeaders,
        body: branchConfig,
        response: answers(z.object({ version: z.int() })),
      },
    },
    (request, reply) => {
      const identity = requireRole(branch, request, ['admin']);
      return runCommand(branch, request, reply, identity, {
        command: () => ({ type: 'publishConfig', config: request.body }),
        answer: (state) => ({ version: must(state.config, 'the branch is configured').version }),
      });
    },
  );
}
