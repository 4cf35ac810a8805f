import {
  announcedBody,
  boardView as boardSchema,
  boardCounters as countersSchema,
} from '@turno25/shared/contracts/board.ts';
import { catalog } from '@turno25/shared/contracts/catalog.ts';
import { liveView as liveSchema } from '@turno25/shared/contracts/live.ts';
import { recorded } from '@turno25/shared/contracts/offline.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import type { MediaFolder } from '../../media/mediaFolder.ts';
import { boardCounters, boardView } from '../../read-models/boardView.ts';
import { catalogView } from '../../read-models/catalogView.ts';
import { servicesByUse } from '../../read-models/servicesByUse.ts';
import { announceCalls } from '../../verbs/board.ts';
import { callerOf } from '../auth.ts';
import { readLive } from '../live.ts';
import { runCommand } from '../runCommand.ts';

/** What the screens read: catalogue, live view, board. */
export function viewRoutes(app: Api, branch: Branch, media: MediaFolder): void {
  const mostUsed = servicesByUse({
    state: () => branch.engine.state(),
    now: () => branch.engine.now(),
    reports: branch.reports,
  });
  app.get(
    '/catalog',
    {
      config: { permission: 'catalog.read' },
      schema: { tags: ['views'], summary: 'What a kiosk shows', response: answers(catalog) },
    },
    (request) =>
      catalogView(branch.engine.state(), branch.waits, branch.reports.bookings, branch.engine.now(), {
        deviceId: callerOf(request).deviceId,
        mostUsed,
      }),
  );

  app.get(
    '/live',
    {
      config: { permission: 'live.read' },
      schema: { tags: ['views'], summary: 'Everything a manager watches', response: answers(liveSchema) },
    },
    () => readLive(branch),
  );

  app.get(
    '/board',
    {
      config: { permission: 'board.read' },
      schema: {
        tags: ['views'],
        summary: 'Calls since a sequence number, or the last ones',
        querystring: z.strictObject({ after: z.coerce.number().int().nonnegative().optional() }),
        response: answers(boardSchema),
      },
    },
    (request) => {
      const deviceId = callerOf(request).actor.id;
      const at = {
        epoch: branch.epoch,
        head: branch.ledger.head().seq,
        now: branch.engine.now(),
        deviceId,
        media: media.list(),
      };
      return boardView(branch.engine.state(), branch, at, request.query.after ?? null);
    },
  );

  app.get(
    '/board/counters',
    {
      config: { permission: 'board.read' },
      schema: { tags: ['views'], summary: 'Whose turn it is at each counter', response: answers(countersSchema) },
    },
    () => boardCounters(branch.engine.state(), branch.engine.now()),
  );

  app.post(
    '/board/announced',
    {
      config: { permission: 'board.announce' },
      schema: {
        tags: ['views'],
        summary: 'A board says which calls it showed',
        headers: commandHeaders,
        body: announcedBody,
        response: answers(recorded),
      },
    },
    (request, reply) => {
      const caller = callerOf(request);
      return runCommand(branch, request, reply, caller, announceCalls(branch, caller.actor.id, request.body));
    },
  );
}
