import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import {
  weekRehearsalBody,
  weekRehearsalView as weekRehearsalSchema,
} from '@turno25/shared/contracts/weekRehearsal.ts';
import { soundPolicy } from '@turno25/shared/domain/decide/settings.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import type { WeekRehearsals } from '../../forecasts/week/weekRehearsals.ts';
import { configOf } from '../../read-models/visitView.ts';
import { weekRehearsalView } from '../../read-models/weekRehearsalView.ts';
import { callerOf } from '../auth.ts';

/**
 * The last week played by another rule, off this thread: begun, followed and stopped by whoever is thinking of it. Nothing is
 * written: neither an event nor a row.
 */
export function weekRehearsalRoutes(app: Api, branch: Branch, rehearsals: WeekRehearsals): void {
  const params = z.object({ id: opaqueId });

  app.post(
    '/settings/rehearsals',
    {
      config: { permission: 'settings.rehearse' },
      schema: {
        tags: ['day'],
        summary: 'Play the last sealed week in memory by the rule in force and by another one; one rehearsal at a time',
        body: weekRehearsalBody,
        response: answers(z.object({ id: opaqueId }), 202),
      },
    },
    (request, reply) => {
      const { policy } = request.body;
      const sound = soundPolicy({ policy });
      if (!sound.ok) throw new ProblemError(sound.error.code, { facts: { ...sound.error.detail } });
      const config = configOf(branch.engine.state());
      const asked = { rules: { inForce: config.policy, drafted: policy }, fewest: config.standard.smallestCell };
      const begun = rehearsals.begin(callerOf(request).actor.id, asked, (error) =>
        app.log.error({ err: error }, 'a week could not be rehearsed'),
      );
      if (!begun.ok) throw new ProblemError('rehearsal.running');
      return reply.code(202).send({ id: begun.value });
    },
  );

  app.get(
    '/settings/rehearsals/:id',
    {
      config: { permission: 'settings.rehearse' },
      schema: {
        tags: ['day'],
        summary: 'How far a rehearsal of one’s own is, and what came of it',
        params,
        response: answers(weekRehearsalSchema),
      },
    },
    (request) => {
      const { id } = request.params;
      const standing = rehearsals.standing(callerOf(request).actor.id, id);
      if (standing === null) throw new ProblemError('rehearsal.unknown');
      return weekRehearsalView(id, standing, configOf(branch.engine.state()));
    },
  );

  app.delete(
    '/settings/rehearsals/:id',
    {
      config: { permission: 'settings.rehearse' },
      schema: {
        tags: ['day'],
        summary: 'Stop a rehearsal of one’s own',
        params,
        response: answers(z.object({})),
      },
    },
    (request) => {
      const { id } = request.params;
      if (!rehearsals.stop(callerOf(request).actor.id, id)) throw new ProblemError('rehearsal.unknown');
      return {};
    },
  );
}
