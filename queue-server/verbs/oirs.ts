import type { closeOirsBody, oirsBody } from '@turno25/shared/contracts/oirs.ts';
import { must, ok } from '@turno25/shared/domain/result.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import { iso } from '../read-models/format.ts';
import type { VerbParts } from './parts.ts';
import { encryptText } from './personalData.ts';

/** A query, complaint, suggestion, compliment or request is received, and gets a folio. */
export function fileOirs(parts: VerbParts, body: z.output<typeof oirsBody>): Verb<'fileOirs'> {
  const { kind, institutionId, text, replyChannel, replyTo, name, identity } = body;
  const person = name === undefined && identity === undefined ? undefined : JSON.stringify({ name, identity });
  return {
    command: ({ newId, now }) => {
      const about = { subject: newId, now };
      return ok({
        type: 'fileOirs',
        kind,
        institutionId,
        text: must(encryptText(parts, text, 'oirs', about), 'the text is not empty'),
        replyChannel,
        replyTo: encryptText(parts, replyTo, 'oirs', about),
        identity: encryptText(parts, person, 'oirs', about),
      });
    },
    answer: ({ events, facts }) => {
      const filed = events.find((event) => event.type === 'oirsFiled');
      const { folio, dueDate } = must(filed?.payload, 'it was filed');
      return { folio, receivedAt: iso(facts.now), dueDate };
    },
  };
}

/** The case of a folio is over: its term of retention begins. */
export function closeOirs(folio: string, { outcome }: z.output<typeof closeOirsBody>): Verb<'closeOirs'> {
  return { command: () => ok({ type: 'closeOirs', folio, outcome }), answer: () => null };
}
