import { oirsBody, oirsReceipt, oirsState } from '@turno25/shared/contracts/oirs.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { iso } from '../../read-models/format.ts';
import { configOf } from '../../read-models/visitView.ts';
import { type Api, answers, commandHeaders } from '../api.ts';
import { requireRole } from '../auth.ts';
import { ProblemError } from '../problems.ts';
import { runCommand } from '../runCommand.ts';
import { sealText } from '../sealing.ts';

const TRIES = { max: 30, timeWindow: '1 minute' } as const;

/** Queries, complaints, suggestions, compliments and requests: received at a kiosk, followed by folio. */
export function oirsRoutes(app: Api, branch: Branch): void {
  app.post(
    '/oirs',
    {
      schema: {
        tags: ['oirs'],
        summary: 'File with the OIRS and get a folio',
        headers: commandHeaders,
        body: oirsBody,
        response: answers(oirsReceipt, 201),
      },
    },
    (request, reply) => {
      const caller = requireRole(branch, request, ['kiosk', 'attendant', 'manager', 'admin']);
      const { kind, institutionId, text, replyChannel, replyTo, name, identity } = request.body;
      const person = name === undefined && identity === undefined ? undefined : JSON.stringify({ name, identity });
      return runCommand(branch, request, reply, caller, {
        status: 201,
        command: (facts) => ({
          type: 'fileOirs',
          kind,
          institutionId,
          text: must(sealText(branch, text, 'oirs', facts.newId, facts), 'the text is not empty'),
          replyChannel,
          replyTo: sealText(branch, replyTo, 'oirs', facts.newId, facts),
          identity: sealText(branch, person, 'oirs', facts.newId, facts),
        }),
        answer: (_state, events, facts) => {
          const filed = events.find((event) => event.type === 'oirsFiled');
          const { folio, dueDate } = must(filed?.payload, 'it was filed');
          return { folio, receivedAt: iso(facts.now), dueDate };
        },
      });
    },
  );

  app.get(
    '/oirs/:folio',
    {
      config: { rateLimit: TRIES },
      schema: {
        tags: ['oirs'],
        summary: 'State of a folio; nothing of what it says',
        params: z.object({ folio: z.string().min(8).max(120) }),
        response: answers(oirsState),
      },
    },
    (request) => {
      const folio = request.params.folio.toUpperCase();
      const filed = branch.reports.oirs(folio);
      if (filed === null) throw new ProblemError('token.unknown');
      const institution = configOf(branch.engine.state()).institutions.find(({ id }) => id === filed.institutionId);
      return {
        folio,
        kind: filed.kind as 'query',
        institutionName: institution?.name ?? filed.institutionId,
        receivedAt: iso(filed.filedAt),
        dueDate: filed.dueDate,
        state: 'received' as const,
      };
    },
  );
}
