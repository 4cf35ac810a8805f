import {
  findingBody,
  monthName,
  sampleView as sampleSchema,
  signalAnswerBody,
  signalEvents,
  signalFileBody,
  signalLooks,
  signalRange,
  signalsView as signalsSchema,
} from '@turno25/shared/contracts/signals.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { sha256Hex } from '@turno25/shared/http/digest.ts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { sampleView } from '../../read-models/sampleView.ts';
import { signalPackage } from '../../read-models/signalPackage.ts';
import { eventsBehind, ownLooks, personLooks, signalsView } from '../../read-models/signalsView.ts';
import { answerSignal, auditVisit, readSignals, takeSignals } from '../../verbs/oversight.ts';
import { callerOf } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

const seqList = z
  .string()
  .regex(/^\d{1,10}(,\d{1,10}){0,199}$/)
  .transform((text) => text.split(',').map(Number));

/** Signals, what people answer to them, and the visits that chance drew for whoever audits. */
export function signalRoutes(app: Api, branch: Branch): void {
  app.get(
    '/signals',
    {
      config: { permission: 'signals.read' },
      schema: {
        tags: ['signals'],
        summary: 'Signals of a range of sealed days, by branch and device; never a verdict, and in no figure',
        querystring: signalRange,
        response: answers(signalsSchema),
      },
    },
    ({ query }) => signalsView(branch, query),
  );

  app.post(
    '/signals/people',
    {
      config: { permission: 'signals.people' },
      schema: {
        tags: ['signals'],
        summary: 'Signals by person, where the institution looks at them: each look is an event',
        headers: commandHeaders,
        body: signalRange,
        response: answers(signalLooks),
      },
    },
    (request, reply) =>
      runCommand(
        branch,
        request,
        reply,
        callerOf(request),
        readSignals(request.body, () => personLooks(branch, request.body)),
      ),
  );

  const file = (of: 'branch' | 'people', permission: 'signals.read' | 'signals.people', summary: string) => ({
    of,
    config: { permission },
    schema: { tags: ['signals'], summary, headers: commandHeaders, body: signalFileBody },
  });
  const files = [
    [
      '/signals/file',
      file(
        'branch',
        'signals.read',
        'Signals of the branch and its devices as a ZIP of tables with a datapackage.json (columns, SHA-256 of each): each file is an event, and no attendant is named in it',
      ),
    ],
    [
      '/signals/people/file',
      file(
        'people',
        'signals.people',
        'The same of people, where the institution looks at signals by person: each file is an event',
      ),
    ],
  ] as const;
  for (const [path, { of, config, schema }] of files)
    app.post(path, { config, schema }, (request, reply) => {
      const { format, ...range } = request.body;
      const bytes = () => sentFile(reply, signalPackage(branch, range, of, format));
      return runCommand(branch, request, reply, callerOf(request), takeSignals(range, of, bytes));
    });

  app.get(
    '/signals/own',
    {
      config: { permission: 'signals.own' },
      schema: {
        tags: ['signals'],
        summary: 'Signals of one’s own work, before anybody else answers them',
        querystring: signalRange,
        response: answers(signalLooks),
      },
    },
    (request) => ownLooks(branch, request.query, callerOf(request).actor.id),
  );

  app.post(
    '/signals/answers',
    {
      config: { permission: 'signals.answer' },
      schema: {
        tags: ['signals'],
        summary: 'Answer a signal in writing: it is never changed, only added to, and travels with the signal',
        headers: commandHeaders,
        body: signalAnswerBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), answerSignal(branch, request.body)),
  );

  app.get(
    '/signals/events',
    {
      config: { permission: 'signals.events' },
      schema: {
        tags: ['signals'],
        summary: 'The events behind a signal, by their sequence numbers: when, what, of which ticket',
        querystring: z.strictObject({ seqs: seqList }),
        response: answers(signalEvents),
      },
    },
    ({ query }) => eventsBehind(branch, query.seqs),
  );

  app.get(
    '/signals/sample',
    {
      config: { permission: 'sample.read' },
      schema: {
        tags: ['signals'],
        summary: 'The visits of a month that its seals draw for an audit, with what was found of each',
        querystring: z.strictObject({ month: monthName }),
        response: answers(sampleSchema),
      },
    },
    ({ query }) => sampleView(branch, query.month),
  );

  app.post(
    '/signals/sample/findings',
    {
      config: { permission: 'sample.record' },
      schema: {
        tags: ['signals'],
        summary: 'What was found of a visit of a month’s sample',
        headers: commandHeaders,
        body: findingBody,
        response: answers(z.null(), 204),
      },
    },
    (request, reply) => runCommand(branch, request, reply, callerOf(request), auditVisit(branch, request.body)),
  );
}

/** Says what a file is before its first byte, its digest too. */
function sentFile(
  reply: FastifyReply,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Uint8Array {
  reply
    .header('content-type', 'application/zip')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-sha256', sha256Hex(bytes));
  return bytes;
}
