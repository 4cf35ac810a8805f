import { emptyBody } from '@turno25/shared/contracts/counters.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import {
  checkBody,
  communeList,
  planBody,
  settingsBody,
  settingsCatalogue,
  settingsCheck,
  settingsView,
} from '@turno25/shared/contracts/settings.ts';
import { changesOf } from '@turno25/shared/domain/branch/changes.ts';
import { offeredBy } from '@turno25/shared/domain/national/offered.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { problemDocument } from '@turno25/shared/http/problems.ts';
import { communes } from '@turno25/shared/territory/communes.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { withProducts } from '../../configuration/catalogue/products.ts';
import { settingsOf } from '../../read-models/settingsView.ts';
import { planConfig, publishConfig, withdrawPlan } from '../../verbs/settings.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

const SETTINGS_LIMIT = 1024 * 1024;

/** The settings of the branch: those in force, what another one would change, and publishing it, now or at an instant. */
export function settingsRoutes(app: Api, branch: Branch): void {
  app.get(
    '/settings',
    {
      config: { permission: 'settings.read' },
      schema: { tags: ['day'], summary: 'The configuration in force', response: answers(settingsView) },
    },
    () => settingsOf(branch.engine.state(), (id) => branch.accounts.name(id)),
  );

  app.get(
    '/settings/communes',
    {
      config: { permission: 'settings.read' },
      schema: { tags: ['day'], summary: 'The comunas of the country by CUT, by name', response: answers(communeList) },
    },
    () => ({ communes: [...communes()] }),
  );

  app.get(
    '/settings/catalogue',
    {
      config: { permission: 'settings.read' },
      schema: {
        tags: ['day'],
        summary:
          'Products of the national catalogue that the branch does not have, and their institutions: of the document in force, if any',
        response: answers(settingsCatalogue),
      },
    },
    () => {
      const { config: published, national } = branch.engine.state();
      const { config } = must(published, 'the branch is configured');
      const today = localDate(branch.engine.now(), config.branch.zone);
      const { institutions, services } =
        national.inForce === null ? withProducts(config) : offeredBy(national.inForce, today);
      const own = new Set(config.services.map(({ id }) => id));
      const fixed = national.inForce !== null && !national.inForce.mayChange.includes('services.order');
      const order = fixed ? (national.inForce?.catalogue.services.map(({ id }) => id) ?? null) : null;
      return { institutions, services: services.filter(({ id }) => !own.has(id)), order };
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
        body: checkBody,
        response: answers(settingsCheck),
      },
    },
    (request) => {
      const { version, config, at } = request.body;
      const { actor } = callerOf(request);
      const decision =
        at === undefined
          ? branch.engine.foresee<'publishConfig'>(actor, { type: 'publishConfig', config, basedOn: version })
          : branch.engine.foresee<'planConfig'>(actor, {
              type: 'planConfig',
              config,
              basedOn: version,
              at: Date.parse(at),
            });
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

  app.post(
    '/settings/plan',
    {
      bodyLimit: SETTINGS_LIMIT,
      config: { permission: 'settings.publish' },
      schema: {
        tags: ['day'],
        summary: 'Leave a configuration to be published at an instant; one at a time',
        headers: commandHeaders,
        body: planBody,
        response: answers(z.object({ planId: opaqueId })),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), planConfig(request.body)),
  );

  app.post(
    '/settings/plan/:id/withdraw',
    {
      config: { permission: 'settings.publish' },
      schema: {
        tags: ['day'],
        summary: 'Withdraw what was left to be published',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        body: emptyBody,
        response: answers(z.object({})),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), withdrawPlan(request.params.id)),
  );
}
