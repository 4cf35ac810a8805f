import { deskView, emptyBody, serviceGuide, unreadMessages } from '@turno25/shared/contracts/counters.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { SECOND } from '@turno25/shared/domain/ids.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { isoOrNull } from '../../read-models/format.ts';
import { configOf } from '../../read-models/visitView.ts';
import { unreadMessages as unreadOf } from '../../read-models/words.ts';
import { readMessage } from '../../verbs/words.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

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
      const { calling, finishing } = configOf(branch.engine.state());
      const { finished, attentionMs, since } = branch.ownDays.of(callerOf(request).actor.id);
      return {
        own: {
          finished,
          meanSeconds: finished === 0 ? null : Math.round(attentionMs / finished / SECOND),
          since: isoOrNull(since),
        },
        autoCallSeconds: calling.autoCallSeconds ?? null,
        outcomeForEach: finishing?.outcomeForEach === true,
      };
    },
  );

  app.get(
    '/desk/messages',
    {
      config: { permission: 'counters.attend' },
      schema: {
        tags: ['counters'],
        summary: 'What was written to whoever asks and they have not read',
        response: answers(unreadMessages),
      },
    },
    (request) => {
      const names = (id: string): string => branch.accounts.name(id);
      return { messages: unreadOf(branch, names, branch.engine.state(), callerOf(request).actor.id) };
    },
  );

  app.post(
    '/messages/:id/read',
    {
      config: { permission: 'counters.attend' },
      schema: {
        tags: ['counters'],
        summary: 'Whoever it was written to has read it: it is written down when',
        headers: commandHeaders,
        params: z.object({ id: opaqueId }),
        body: emptyBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), readMessage(request.params.id)),
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
