import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import {
  rollAnswer,
  rollAskedAnswer,
  rollBody,
  rollEnteredAnswer,
  rollEntriesBody,
  rollsView as rollsSchema,
} from '@turno25/shared/contracts/rolls.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { rollsView } from '../../read-models/rollsView.ts';
import { configOf } from '../../read-models/visitView.ts';
import { askRoll, dropRoll, enterRoll, issueRoll, papersOf } from '../../verbs/rolls.ts';
import { callerOf } from '../auth.ts';
import { plain } from '../pages.ts';
import { rollSheet } from '../rollSheet.ts';
import { runCommand } from '../runCommand.ts';

/** What is asked is in the address. */
const NOTHING = z.strictObject({}).nullish();
const roll = z.object({ id: opaqueId });
const batch = z.object({ id: opaqueId, batchId: opaqueId });
/** As many lines of entries as a roll may have papers, and their hours. */
const ENTRIES_LIMIT = 256 * 1024;

/** Numbers on paper for when all else fails: made beforehand, and entered afterwards by two people. */
export function rollRoutes(app: Api, branch: Branch): void {
  app.get(
    '/rolls',
    {
      config: { permission: 'rolls.enter' },
      schema: {
        tags: ['rolls'],
        summary: 'Paper rolls, and what of them waits for a second person',
        response: answers(rollsSchema),
      },
    },
    () =>
      rollsView(
        branch.engine.state(),
        (id) => branch.accounts.name(id),
        (text) => branch.vault.decrypt(text),
      ),
  );

  app.post(
    '/rolls',
    {
      config: { permission: 'rolls.print' },
      schema: {
        tags: ['rolls'],
        summary: 'Make a roll: numbers of a series that no kiosk gives, each with its code',
        headers: commandHeaders,
        body: rollBody,
        response: answers(rollAnswer, 201),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), issueRoll(branch, request.body.count), 201),
  );

  app.get(
    '/rolls/:id/sheet',
    {
      config: { permission: 'rolls.print' },
      schema: { tags: ['rolls'], summary: 'The papers of a roll, to be printed and cut (HTML)', params: roll },
    },
    (request, reply) => {
      const state = branch.engine.state();
      const rollId = request.params.id;
      const printed = state.rolls.find((one) => one.rollId === rollId);
      if (printed === undefined) throw new ProblemError('roll.unknown', { facts: { rollId } });
      return plain(reply, rollSheet(configOf(state), printed, papersOf(branch.tokens, printed)));
    },
  );

  app.post(
    '/rolls/:id/entries',
    {
      bodyLimit: ENTRIES_LIMIT,
      config: { permission: 'rolls.enter' },
      schema: {
        tags: ['rolls'],
        summary: 'Write down what became of papers; a second person has to say the same',
        headers: commandHeaders,
        params: roll,
        body: rollEntriesBody,
        response: answers(rollAskedAnswer),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), askRoll(branch, request.params.id, request.body)),
  );

  app.post(
    '/rolls/:id/entries/:batchId/confirm',
    {
      config: { permission: 'rolls.enter' },
      schema: {
        tags: ['rolls'],
        summary: 'Say the same as the person who wrote papers down: they count from here on',
        headers: commandHeaders,
        params: batch,
        body: NOTHING,
        response: answers(rollEnteredAnswer),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), enterRoll(request.params.id, request.params.batchId)),
  );

  app.post(
    '/rolls/:id/entries/:batchId/drop',
    {
      config: { permission: 'rolls.enter' },
      schema: {
        tags: ['rolls'],
        summary: 'Drop what somebody wrote down and nobody confirmed',
        headers: commandHeaders,
        params: batch,
        body: NOTHING,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), dropRoll(request.params.id, request.params.batchId)),
  );
}
