import { deskView, serviceGuide } from '@turno25/shared/contracts/counters.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { SECOND } from '@turno25/shared/domain/ids.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { isoOrNull } from '../../read-models/format.ts';
import { configOf } from '../../read-models/visitView.ts';
import { type Api, answers } from '../api.ts';
import { callerOf } from '../auth.ts';
import { ProblemError } from '../problems.ts';

/** What helps whoever attends: how a procedure is attended, and their own day, which nobody else is shown. */
export function deskRoutes(app: Api, branch: Branch): void {
  app.get(
    '/desk',
    {
      config: { permission: 'counters.attend' },
      schema: {
        tags: ['counters'],
        summary: 'One’s own day, and what the desk does by itself',
        response: answers(deskView),
      },
    },
    (request) => {
      const { finished, attentionMs, since } = branch.ownDays.of(callerOf(request).actor.id);
      return {
        own: {
          finished,
          meanSeconds: finished === 0 ? null : Math.round(attentionMs / finished / SECOND),
          since: isoOrNull(since),
        },
        autoCallSeconds: configOf(branch.engine.state()).calling.autoCallSeconds ?? null,
      };
    },
  );

  app.get(
    '/services/:id/guide',
    {
      config: { permission: 'counters.attend' },
      schema: {
        tags: ['counters'],
        summary: 'How a procedure is attended, step by step',
        params: z.object({ id: opaqueId }),
        response: answers(serviceGuide),
      },
    },
    (request) => {
      const service = configOf(branch.engine.state()).services.find(({ id }) => id === request.params.id);
      if (service === undefined) throw new ProblemError('service.unknown');
      return { name: service.name, steps: [...(service.guide ?? [])], page: service.page ?? null };
    },
  );
}
