import { emptyBody } from '@turno25/shared/contracts/counters.ts';
import { noteBody, suspensionAnswer, suspensionBody } from '@turno25/shared/contracts/day.ts';
import { businessDate, instantText } from '@turno25/shared/contracts/primitives.ts';
import { settingsBody, settingsCatalogue, settingsCheck, settingsView } from '@turno25/shared/contracts/settings.ts';
import { changesOf } from '@turno25/shared/domain/branch/changes.ts';
import { EFFECTS } from '@turno25/shared/domain/branch/effect.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { withProducts } from '../../configuration/catalogue/products.ts';
import { restartClock } from '../../verbs/clock.ts';
import { closeDay, openDay, suspendCount } from '../../verbs/day.ts';
import { publishConfig } from '../../verbs/settings.ts';
import { noteDay } from '../../verbs/words.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { callerOf } from '../auth.ts';
import { problemDocument } from '../problems.ts';
import { runCommand } from '../runCommand.ts';

const SETTINGS_LIMIT = 1024 * 1024;
const dayView = z.object({ date: businessDate });

/** Opening and closing of the business day, and the settings that it runs on. */
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

  app.get(
    '/settings',
    {
      config: { permission: 'settings.read' },
      schema: { tags: ['day'], summary: 'The configuration in force', response: answers(settingsView) },
    },
    () => ({ ...must(branch.engine.state().config, 'the branch is configured'), effects: { ...EFFECTS } }),
  );

  app.get(
    '/settings/catalogue',
    {
      config: { permission: 'settings.read' },
      schema: {
        tags: ['day'],
        summary: 'Products of the national catalogue that the branch does not have, and their institutions',
        response: answers(settingsCatalogue),
      },
    },
    () => {
      const { config } = must(branch.engine.state().config, 'the branch is configured');
      const { institutions, services } = withProducts(config);
      const own = new Set(config.services.map(({ id }) => id));
      return { institutions, services: services.filter(({ id }) => !own.has(id)) };
    },
  );

  app.post(
    '/settings/check',
    {
      bodyLimit: SETTINGS_LIMIT,
      config: { permission: 'settings.read' },
      schema: {
        tags: ['day'],
        summary: 'What publishing a configuration would change, when that is felt, and why it would be refused',
        body: settingsBody,
        response: answers(settingsCheck),
      },
    },
    (request) => {
      const { version, config } = request.body;
      const command = { type: 'publishConfig', config, basedOn: version } as const;
      const decision = branch.engine.foresee<'publishConfig'>(callerOf(request).actor, command);
      const inForce = must(branch.engine.state().config, 'the branch is configured').config;
      return {
        refusal: decision.ok
          ? null
          : problemDocument(decision.error.code, { facts: { ...decision.error.detail } }).title,
        changes: changesOf(inForce, config).map((change) => ({ ...change })),
      };
    },
  );

  app.put(
    '/settings',
    {
      bodyLimit: SETTINGS_LIMIT,
      config: { permission: 'settings.publish' },
      schema: {
        tags: ['day'],
        summary: 'Publish a configuration, made from the version in force: another one in between is a conflict',
        headers: commandHeaders,
        body: settingsBody,
        response: answers(z.object({ version: z.int() })),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), publishConfig(request.body)),
  );
}
