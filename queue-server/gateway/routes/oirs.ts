import { emptyBody } from '@turno25/shared/contracts/counters.ts';
import {
  assignOirsBody,
  attachmentContent,
  attachOirsBody,
  closeOirsBody,
  followOirsBody,
  oirsBody,
  oirsContent,
  oirsFollowed,
  oirsHistory,
  oirsReceipt,
  oirsState,
  oirsTray,
} from '@turno25/shared/contracts/oirs.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { ATTACHMENTS } from '@turno25/shared/domain/oirs/attachments.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { iso } from '../../read-models/format.ts';
import { followedCase, historyOf, trayOf } from '../../read-models/oirsTray.ts';
import { configOf } from '../../read-models/visitView.ts';
import { attachOirs, readAttachment } from '../../verbs/attachments.ts';
import { assignOirs, closeOirs, fileOirs, mailOirs, readOirs } from '../../verbs/oirs.ts';
import { callerOf, GUESSES } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

const folioText = z.string().min(8).max(120);
/** A file of the largest size in base64, and what stands around it. */
const ATTACHMENT_LIMIT = Math.ceil((ATTACHMENTS.bytes * 4) / 3) + 4_096;
/** Files that one place may add: more than a scanner gives, and no disk in an afternoon. */
const FILES = { max: 20, timeWindow: '1 minute' } as const;
const TRIES = { max: 30, timeWindow: '1 minute' } as const;

/** Queries, complaints, suggestions, compliments and requests: received at a kiosk, followed by folio. */
export function oirsRoutes(app: Api, branch: Branch): void {
  const names = (id: string): string => branch.accounts.name(id);
  app.post(
    '/oirs',
    {
      config: { permission: 'oirs.file' },
      schema: {
        tags: ['oirs'],
        summary: 'File with the OIRS and get a folio',
        headers: commandHeaders,
        body: oirsBody,
        response: answers(oirsReceipt, 201),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), fileOirs(branch, request.body), 201),
  );

  app.get(
    '/oirs',
    {
      config: { permission: 'oirs.work' },
      schema: {
        tags: ['oirs'],
        summary: 'The tray: open cases, those due first, or the last that were closed; nothing of what they say',
        querystring: z.strictObject({ state: z.enum(['open', 'closed']).default('open') }),
        response: answers(oirsTray),
      },
    },
    (request) => trayOf({ ...branch, names }, branch.engine.state(), branch.engine.now(), request.query.state),
  );

  app.post(
    '/oirs/:folio/read',
    {
      config: { permission: 'oirs.work' },
      schema: {
        tags: ['oirs'],
        summary: 'What a person wrote: each look is an event',
        headers: commandHeaders,
        params: z.object({ folio: folioText }),
        body: emptyBody,
        response: answers(oirsContent),
      },
    },
    (request, reply) => {
      const verb = readOirs(branch, branch.ledger, request.params.folio.toUpperCase());
      return runCommand(branch, request, reply, callerOf(request), verb);
    },
  );

  app.post(
    '/oirs/follow',
    {
      config: { permission: 'anyone', rateLimit: GUESSES },
      schema: {
        tags: ['oirs'],
        summary: 'How a case fares and what was answered, for whoever has its folio and its code',
        body: followOirsBody,
        response: answers(oirsFollowed),
      },
    },
    (request) => {
      const typed = request.body.folio.toUpperCase();
      const folio = branch.reports.oirs.folioEnding(typed) ?? typed;
      // The same work and the same word for a wrong code, and for a case that there is not.
      const found = followedCase(branch, branch.engine.state(), folio);
      if (!branch.tokens.isOfCase(folio, request.body.code) || found === null) throw new ProblemError('token.unknown');
      if (branch.reports.isBlocked(folio)) throw new ProblemError('rights.blocked');
      return found;
    },
  );

  app.post(
    '/oirs/:folio/assign',
    {
      config: { permission: 'oirs.work' },
      schema: {
        tags: ['oirs'],
        summary: 'Give an open case to whoever will answer it',
        headers: commandHeaders,
        params: z.object({ folio: folioText }),
        body: assignOirsBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const verb = assignOirs(request.params.folio.toUpperCase(), request.body.to);
      return runCommand(branch, request, reply, callerOf(request), verb);
    },
  );

  app.post(
    '/oirs/:folio/attachments',
    {
      bodyLimit: ATTACHMENT_LIMIT,
      config: { permission: 'oirs.attach', rateLimit: FILES },
      schema: {
        tags: ['oirs'],
        summary: 'A file for an open case: PDF, JPEG or PNG by what is in it, 5 MiB at most, five in all',
        headers: commandHeaders,
        params: z.object({ folio: folioText }),
        body: attachOirsBody,
        response: answers(z.object({ id: z.string() }), 201),
      },
    },
    (request, reply) => {
      const verb = attachOirs(branch, request.params.folio.toUpperCase(), request.body);
      return runCommand(branch, request, reply, callerOf(request), verb, 201);
    },
  );

  app.post(
    '/oirs/:folio/attachments/:id/read',
    {
      config: { permission: 'oirs.work' },
      schema: {
        tags: ['oirs'],
        summary: 'A file of a case, base64: each look is an event',
        headers: commandHeaders,
        params: z.object({ folio: folioText, id: opaqueId }),
        body: emptyBody,
        response: answers(attachmentContent),
      },
    },
    (request, reply) => {
      const { folio, id } = request.params;
      return runCommand(branch, request, reply, callerOf(request), readAttachment(branch, folio.toUpperCase(), id));
    },
  );

  app.post(
    '/oirs/:folio/mail',
    {
      config: { permission: 'oirs.work' },
      schema: {
        tags: ['oirs'],
        summary: 'The reply of a closed case leaves by mail after all, or is tried again',
        headers: commandHeaders,
        params: z.object({ folio: folioText }),
        body: emptyBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) =>
      runCommand(branch, request, reply, callerOf(request), mailOirs(request.params.folio.toUpperCase())),
  );

  app.get(
    '/oirs/:folio/history',
    {
      config: { permission: 'oirs.work' },
      schema: {
        tags: ['oirs'],
        summary: 'Who did what with a case, and when; nothing of what it says',
        params: z.object({ folio: folioText }),
        response: answers(oirsHistory),
      },
    },
    (request) => {
      const events = branch.ledger.caseEvents(request.params.folio.toUpperCase());
      if (events.length === 0) throw new ProblemError('oirs.unknown');
      return historyOf(events, branch.engine.state(), names);
    },
  );

  app.post(
    '/oirs/:folio/close',
    {
      config: { permission: 'oirs.close' },
      schema: {
        tags: ['oirs'],
        summary: 'Close the case of a folio; the term after which its keys are destroyed begins',
        headers: commandHeaders,
        params: z.object({ folio: folioText }),
        body: closeOirsBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => {
      const verb = closeOirs(branch, request.params.folio.toUpperCase(), request.body);
      return runCommand(branch, request, reply, callerOf(request), verb);
    },
  );

  app.get(
    '/oirs/:folio',
    {
      config: { permission: 'oirs.file', rateLimit: TRIES },
      schema: {
        tags: ['oirs'],
        summary:
          'State of a folio, whole or by its year and number, for a kiosk and who attends; nothing of what it says',
        params: z.object({ folio: folioText }),
        response: answers(oirsState),
      },
    },
    (request) => {
      const folio = request.params.folio.toUpperCase();
      const found = branch.reports.oirs.folioEnding(folio);
      const filed = found === null ? null : branch.reports.oirs.byFolio(found);
      if (found === null || filed === null) throw new ProblemError('token.unknown');
      const institution = configOf(branch.engine.state()).institutions.find(({ id }) => id === filed.institutionId);
      return {
        folio: found,
        kind: filed.kind as 'query',
        institutionName: institution?.name ?? filed.institutionId,
        receivedAt: iso(filed.filedAt),
        dueDate: filed.dueDate,
        state: filed.closedAt === null ? ('received' as const) : ('closed' as const),
      };
    },
  );
}
