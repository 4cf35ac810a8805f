import { nationalBody, nationalCheck, nationalSettings } from '@turno25/shared/contracts/nationalCatalogue.ts';
import { changesOf } from '@turno25/shared/domain/branch/changes.ts';
import { withNational } from '@turno25/shared/domain/national/merge.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { problemDocument } from '@turno25/shared/http/problems.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { nationalView } from '../../read-models/nationalView.ts';
import { configOf } from '../../read-models/visitView.ts';
import { takeNational, takingOf } from '../../verbs/national.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** Four hundred products with their guides. */
const DOCUMENT_LIMIT = 4 * 1024 * 1024;

/** What comes from the central office for every branch: what is in force of it, and taking one that somebody brought. */
export function nationalRoutes(app: Api, branch: Branch): void {
  const today = (): string => localDate(branch.engine.now(), configOf(branch.engine.state()).branch.zone);

  app.get(
    '/settings/national',
    {
      config: { permission: 'settings.read' },
      schema: {
        tags: ['day'],
        summary: 'What the branch holds of the national document, and what of it is its own to change',
        response: answers(nationalSettings),
      },
    },
    () => nationalView(branch.engine.state(), today(), branch.nationalTrouble.words()),
  );

  app.post(
    '/settings/national/check',
    {
      bodyLimit: DOCUMENT_LIMIT,
      config: { permission: 'settings.read' },
      schema: {
        tags: ['day'],
        summary: 'What taking a national document would change on its date, and why it would be refused',
        body: nationalBody,
        response: answers(nationalCheck),
      },
    },
    (request) => {
      const state = branch.engine.state();
      const command = takingOf(request.body.document);
      const { document } = command;
      const decision = branch.engine.foresee<'takeNational'>(callerOf(request).actor, command);
      const config = configOf(state);
      const date = document === null || document.validFrom < today() ? today() : document.validFrom;
      const changes =
        document === null || !decision.ok
          ? []
          : changesOf(config, withNational(config, document, date, state.national.inForce));
      return {
        refusal: decision.ok
          ? null
          : problemDocument(decision.error.code, { facts: { ...decision.error.detail } }).title,
        version: document?.version ?? null,
        validFrom: document?.validFrom ?? null,
        changes: changes.map((change) => ({ ...change, path: [...change.path] })),
      };
    },
  );

  app.post(
    '/settings/national',
    {
      bodyLimit: DOCUMENT_LIMIT,
      config: { permission: 'settings.national' },
      schema: {
        tags: ['day'],
        summary:
          'Take a national document that was brought as a file: signed by the centre, and newer than what the branch has',
        headers: commandHeaders,
        body: nationalBody,
        response: answers(z.object({ version: z.int() })),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), takeNational(request.body.document)),
  );
}
