import { outsideSecret, outsideView } from '@turno25/shared/contracts/alerts.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { hookOf, putTrial } from '../../jobs/alertKeeper.ts';
import { outsideView as outsideOf } from '../../read-models/outsideView.ts';
import { renewAlertSecret } from '../../verbs/alerts.ts';
import { callerOf } from '../auth.ts';
import { idempotencyKey, runCommand } from '../runCommand.ts';

/** What is asked is in the address. */
const NOTHING = z.strictObject({}).nullish();

/** Alerts that are told outside the branch: where, what became of them, a trial, and the secret that signs them. */
export function alertRoutes(app: Api, branch: Branch): void {
  app.get(
    '/alerts/outside',
    {
      config: { permission: 'alerts.outside' },
      schema: {
        tags: ['alerts'],
        summary: 'Where alerts are told outside the branch, and what became of the last ones',
        response: answers(outsideView),
      },
    },
    () => outsideOf(hookOf(branch), branch.vault.hasSecret('alertHook'), branch.alertOutbox),
  );

  app.post(
    '/alerts/outside/test',
    {
      config: { permission: 'alerts.outside' },
      schema: {
        tags: ['alerts'],
        summary: 'Put a trial message on its way; one at a time',
        headers: commandHeaders,
        body: NOTHING,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      idempotencyKey(request);
      if (hookOf(branch) === null) throw new ProblemError('alerts.noDestination');
      if (!branch.vault.hasSecret('alertHook')) throw new ProblemError('alerts.noSecret');
      if (branch.alertOutbox.waits('test')) throw new ProblemError('alerts.testWaits');
      putTrial(branch);
      return reply.code(204).send();
    },
  );

  app.post(
    '/alerts/outside/secret',
    {
      config: { permission: 'alerts.secret' },
      schema: {
        tags: ['alerts'],
        summary: 'Make a new secret that signs alerts, shown this once; the one before signs nothing more',
        headers: commandHeaders,
        body: NOTHING,
        response: answers(outsideSecret, 201),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), renewAlertSecret(branch), 201),
  );
}
