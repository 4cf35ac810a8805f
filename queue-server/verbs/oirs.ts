import type { closeOirsBody, OirsContent, OirsReceipt, oirsBody } from '@turno25/shared/contracts/oirs.ts';
import type { EncryptedText } from '@turno25/shared/domain/identity/encryptedText.ts';
import { mailAccount } from '@turno25/shared/domain/oirs/mail.ts';
import { must, ok } from '@turno25/shared/domain/result.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type CaseTexts, textsOf } from '../read-models/caseTexts.ts';
import { iso } from '../read-models/format.ts';
import { nameOf, type Person } from '../vault/person.ts';
import type { VerbParts } from './parts.ts';
import { encryptText, type Subject } from './personalData.ts';

/** A query, complaint, suggestion, compliment or request is received, and gets a folio. */
export function fileOirs(parts: VerbParts, body: z.output<typeof oirsBody>): Verb<'fileOirs'> {
  const { kind, institutionId, text, replyChannel, replyTo, name, identity, channel, receivedOn } = body;
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
        identity: sealedPerson(parts, { name, identity }, about),
        ...(channel === undefined ? {} : { channel }),
        ...(receivedOn === undefined ? {} : { receivedOn }),
      });
    },
    answer: ({ events, facts }) => {
      const filed = events.find((event) => event.type === 'oirsFiled');
      const { folio, dueDate } = must(filed?.payload, 'it was filed');
      return { folio, receivedAt: iso(facts.now), dueDate };
    },
    // Made anew each time: it is kept nowhere, also not beside the answer to a repeated command.
    present: (stored: Omit<OirsReceipt, 'code'>): OirsReceipt => ({
      ...stored,
      code: parts.tokens.oirsCase(stored.folio),
    }),
  };
}

/** Whoever filed a case: found again by their document for as long as what is sealed here can be opened. */
export function sealedPerson(
  { vault, newId }: Pick<VerbParts, 'vault' | 'newId'>,
  { name, identity }: { readonly name?: string | undefined; readonly identity?: Person | undefined },
  { subject, now }: Subject,
): EncryptedText | null {
  if (name === undefined && identity === undefined) return null;
  const person = identity === undefined ? null : vault.personMark(nameOf(identity));
  return vault.encrypt(JSON.stringify({ name, identity }), 'oirs', { subject, keyId: newId(), now, person });
}

/** The case of a folio is over: its term of retention begins. */
export function closeOirs(
  parts: VerbParts,
  folio: string,
  { outcome, reply, referredTo }: z.output<typeof closeOirsBody>,
): Verb<'closeOirs'> {
  return {
    command: ({ now }) => {
      const sealed = encryptText(parts, reply, 'oirs', { subject: folio, now });
      return ok({
        type: 'closeOirs',
        folio,
        outcome,
        ...(sealed === null ? {} : { reply: sealed }),
        ...(referredTo === undefined ? {} : { referredTo }),
      });
    },
    answer: () => null,
  };
}

/** An open case is given to whoever will answer it. */
export function assignOirs(folio: string, to: string): Verb<'assignOirs'> {
  return { command: () => ok({ type: 'assignOirs', folio, to }), answer: () => null };
}

/** The reply of a closed case leaves by mail, after all or again; it is tried at once. */
export function mailOirs(folio: string): Verb<'mailOirs'> {
  return { command: () => ok({ type: 'mailOirs', folio }), answer: () => null };
}

/** The secret of the published account at the mail server, in the place of the one before. */
export function setMailSecret({ mailSecret }: VerbParts, secret: string): Verb<'setMailSecret'> {
  let account = '';
  return {
    command: ({ state }) => {
      const mail = state.config?.config.oirs?.mail;
      account = mail === undefined ? '' : mailAccount(mail);
      return ok({ type: 'setMailSecret' });
    },
    effects: () => [mailSecret.keeping(account, secret)],
    answer: () => null,
  };
}

/** Somebody reads what a person wrote: sealed until it goes out, and nothing of it is kept for its key. */
export function readOirs(
  { reports, vault }: VerbParts,
  ledger: Pick<Ledger, 'events'>,
  folio: string,
): Verb<'readOirs'> {
  const open = (text: EncryptedText | null): string | null => (text === null ? null : vault.decrypt(text));
  return {
    everyTime: true,
    command: () => ok({ type: 'readOirs', folio }),
    answer: (): CaseTexts => {
      return textsOf(ledger, must(reports.oirs.byFolio(folio), 'it is known'));
    },
    present: ({ text, replyTo, identity, reply }: CaseTexts): OirsContent => {
      const person = JSON.parse(open(identity) ?? '{}') as { name?: string; identity?: { value: string } };
      return {
        text: open(text),
        replyTo: open(replyTo),
        name: person.name ?? null,
        document: person.identity?.value ?? null,
        reply: open(reply),
      };
    },
  };
}
