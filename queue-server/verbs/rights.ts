import type {
  answerRightBody,
  breachBody,
  breachNoteBody,
  PersonHoldings,
  RightsContent,
  rectifyBody,
  requestRightBody,
} from '@turno25/shared/contracts/rights.ts';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import type { Refusal } from '@turno25/shared/domain/ledger/refusals.ts';
import { err, must, ok, type Result } from '@turno25/shared/domain/result.ts';
import { z } from 'zod';
import type { Context, Verb } from '../engine/submission.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { textsOf } from '../read-models/caseTexts.ts';
import { holdingsView } from '../read-models/personView.ts';
import { type Erasure, erasureOf } from '../rights/erasure.ts';
import { type Holdings, holdingsOf, subjectsOf } from '../rights/holdings.ts';
import type { Person } from '../vault/person.ts';
import { sealedPerson } from './oirs.ts';
import type { VerbParts } from './parts.ts';
import { encryptText } from './personalData.ts';

type Parts = Omit<VerbParts, 'ledger'> & { readonly ledger: Ledger };

/** Who a request is about, as it is sealed. */
type Asking = { readonly identity: Person; readonly name: string; readonly contact: string };

/** Somebody asks about their data: registered with what they showed, never with a copy of it. */
export function requestRight(
  parts: VerbParts,
  { identity, name, contact, words, receivedOn, ...asked }: z.output<typeof requestRightBody>,
): Verb<'requestRight'> {
  return {
    command: ({ newId, now, localDate }) => {
      const about = { subject: newId, now };
      const person: Asking = { identity, name, contact };
      return ok({
        type: 'requestRight',
        ...asked,
        receivedOn: receivedOn ?? localDate,
        person: must(encryptText(parts, JSON.stringify(person), 'rights', about), 'somebody asks'),
        words: encryptText(parts, words, 'rights', about),
      });
    },
    answer: ({ events }) => {
      const event = events.find(({ type }) => type === 'rightsRequested');
      const { requestId, number, dueDate } = must(event, 'it was registered')
        .payload as EventPayloads['rightsRequested'];
      return { id: requestId, number, dueDate };
    },
  };
}

/** What the branch holds of whoever asked: every time is told, and nothing of it is kept for a key. */
export function lookUpPerson(parts: Parts, requestId: string): Verb<'lookUpPerson'> {
  let seen: PersonHoldings | null = null;
  return {
    everyTime: true,
    command: (context) => {
      const asked = askedBy(parts, requestId);
      if (!asked.ok) return asked;
      const content = asked.value.right === 'access' || asked.value.right === 'portability';
      const holdings = holdingsOf(parts, asked.value.person.identity, context.now);
      const erasure = erasureOf(parts, holdings, context.state, context.now);
      seen = holdingsView(parts, context, { ...asked.value, content, holdings, erasure });
      const { visits, bookings, cases } = holdings;
      return ok({
        type: 'lookUpPerson',
        requestId,
        content,
        visits: visits.length,
        bookings: bookings.length,
        cases: cases.length,
      });
    },
    answer: () => null,
    present: () => seen,
  };
}

/** The first person asks for the erasure; the second one destroys the keys. Never two keys for one word. */
export function erasePerson(parts: Parts, requestId: string): Verb<'erasePerson'> {
  let erasure: Erasure = { keys: {}, files: [], kept: [] };
  return {
    command: (context) => {
      const found = held(parts, requestId, context);
      if (!found.ok) return found;
      erasure = erasureOf(parts, found.value, context.state, context.now);
      const { keys, kept } = erasure;
      const counts = Object.entries(keys).map(([purpose, some]) => [purpose, some.length]);
      const keyIds = Object.values(keys).flat();
      return ok({ type: 'erasePerson', requestId, keys: Object.fromEntries(counts), keyIds, kept });
    },
    // Destroyed before the event is written for good: what the ledger calls erased is, whatever stops in between.
    effects: ({ request }) =>
      request === null || request.erasureAskedBy === null
        ? []
        : [
            {
              name: 'erasure',
              perform: () => {
                parts.vault.destroyAll(Object.values(erasure.keys).flat());
                parts.attachments.forget(erasure.files);
                return null;
              },
            },
          ],
    answer: ({ events, command: { keys, kept } }) => ({
      state: events.some(({ type }) => type === 'personErased') ? ('erased' as const) : ('asked' as const),
      keys: Object.values(keys).reduce((sum, some) => sum + some, 0),
      kept,
    }),
  };
}

/** What is sealed about the person of a request is shown to nobody. */
export function blockPerson(parts: Parts, requestId: string): Verb<'blockPerson'> {
  return {
    command: (context) => {
      const found = held(parts, requestId, context);
      return found.ok ? ok({ type: 'blockPerson', requestId, subjects: subjectsOf(found.value) }) : found;
    },
    answer: () => null,
  };
}

export function unblockPerson(requestId: string): Verb<'unblockPerson'> {
  return { command: () => ok({ type: 'unblockPerson', requestId }), answer: () => null };
}

/** Name, document or address of one of their cases; what is not said is repeated as it is sealed. */
export function rectifyCase(
  parts: Parts,
  requestId: string,
  { folio, name, identity, replyTo }: z.output<typeof rectifyBody>,
): Verb<'rectifyCase'> {
  return {
    command: (context) => {
      const found = held(parts, requestId, context);
      if (!found.ok) return found;
      const one = found.value.cases.find((known) => known.folio === folio.toUpperCase());
      if (one === undefined) return err({ code: 'rights.notTheirs', detail: {} });
      const goesByMail = one.replyChannel === 'email';
      if (
        replyTo !== undefined &&
        (one.replyChannel === 'none' || (goesByMail && !z.email().safeParse(replyTo).success))
      )
        return err({ code: 'rights.address', detail: {} });
      const texts = textsOf(parts.ledger, one);
      const known = JSON.parse((texts.identity === null ? null : parts.vault.decrypt(texts.identity)) ?? '{}');
      const about = { subject: one.folio, now: context.now };
      const isNew = name !== undefined || identity !== undefined;
      const person = {
        ...known,
        ...(name === undefined ? {} : { name }),
        ...(identity === undefined ? {} : { identity }),
      };
      return ok({
        type: 'rectifyCase',
        requestId,
        folio: one.folio,
        replyTo: encryptText(parts, replyTo, 'oirs', about) ?? texts.replyTo,
        identity: isNew ? sealedPerson(parts, person, about) : texts.identity,
      });
    },
    answer: () => null,
  };
}

export function answerRight(
  parts: VerbParts,
  requestId: string,
  { outcome, reply }: z.output<typeof answerRightBody>,
): Verb<'answerRight'> {
  return {
    command: ({ now }) => {
      const sealed = must(encryptText(parts, reply, 'rights', { subject: requestId, now }), 'an answer is never empty');
      return ok({ type: 'answerRight', requestId, outcome, reply: sealed });
    },
    answer: () => null,
  };
}

/** Who asked, what, and what was answered: read by somebody, and told. */
export function readRight(parts: Parts, requestId: string): Verb<'readRight'> {
  return {
    everyTime: true,
    command: () => ok({ type: 'readRight', requestId }),
    answer: () => null,
    present: (): RightsContent => {
      const events = parts.ledger.rightsEvents();
      const asked = events.find((event) => event.type === 'rightsRequested' && event.payload.requestId === requestId);
      const answered = events.find((event) => event.type === 'rightsAnswered' && event.payload.requestId === requestId);
      const { person, words } = must(asked?.type === 'rightsRequested' ? asked : null, 'it is known').payload;
      const reply = answered?.type === 'rightsAnswered' ? answered.payload.reply : null;
      const open = parts.vault.decrypt(person);
      return {
        person: open === null ? null : shownPerson(JSON.parse(open) as Asking),
        words: words === null ? null : parts.vault.decrypt(words),
        reply: reply === null ? null : parts.vault.decrypt(reply),
      };
    },
  };
}

export function recordBreach(parts: VerbParts, { what, ...breach }: z.output<typeof breachBody>): Verb<'recordBreach'> {
  return {
    command: ({ newId, now }) => {
      const sealed = must(encryptText(parts, what, 'rights', { subject: newId, now }), 'it says what happened');
      return ok({ type: 'recordBreach', ...breach, what: sealed });
    },
    answer: ({ facts }) => ({ id: facts.newId }),
  };
}

export function noteBreach(
  parts: VerbParts,
  breachId: string,
  { words, ...noted }: z.output<typeof breachNoteBody>,
): Verb<'noteBreach'> {
  return {
    command: ({ now }) =>
      ok({
        type: 'noteBreach',
        breachId,
        ...noted,
        words: encryptText(parts, words, 'rights', { subject: breachId, now }),
      }),
    answer: () => null,
  };
}

function shownPerson({ identity, name, contact }: Asking): NonNullable<RightsContent['person']> {
  return { type: identity.type, document: identity.value, name, contact };
}

type Asked = Pick<EventPayloads['rightsRequested'], 'right'> & {
  readonly person: Asking;
  readonly words: string | null;
};

/** Who a request is about. Refused where there is none, or its own time of being kept is over. */
function askedBy({ ledger, vault }: Parts, requestId: string): Result<Asked, Refusal> {
  const event = ledger
    .rightsEvents()
    .find((one) => one.type === 'rightsRequested' && one.payload.requestId === requestId);
  if (event?.type !== 'rightsRequested') return err({ code: 'rights.unknown', detail: {} });
  const { right, person, words } = event.payload;
  const open = vault.decrypt(person);
  if (open === null) return err({ code: 'rights.answered', detail: {} });
  return ok({ right, person: JSON.parse(open) as Asking, words: words === null ? null : vault.decrypt(words) });
}

function held(parts: Parts, requestId: string, { now }: Context): Result<Holdings, Refusal> {
  const asked = askedBy(parts, requestId);
  return asked.ok ? ok(holdingsOf(parts, asked.value.person.identity, now)) : asked;
}
