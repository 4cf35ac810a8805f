import type {
  CounterView,
  callBody,
  finishBody,
  holdBody,
  pauseBody,
  transferBody,
  unholdBody,
  visitBody,
  walkBody,
} from '@turno25/shared/contracts/counters.ts';
import type { EncryptedText } from '@turno25/shared/domain/identity/encryptedText.ts';
import type { CounterId } from '@turno25/shared/domain/ids.ts';
import type { CommandOf, CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import { ok } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { z } from 'zod';
import type { After, Context, Verb } from '../engine/submission.ts';
import { counterView } from '../read-models/visitView.ts';
import { callSentence } from '../read-models/why.ts';
import type { VerbParts } from './parts.ts';
import { encryptReason, encryptText, type Subject } from './personalData.ts';

type StoredCounterAnswer = { readonly counter: CounterView; readonly why: unknown };

type Seen = z.output<typeof visitBody>;

/** The visit that the sender saw at the counter, where they say so. */
function seenOf({ visitId }: Seen): Seen {
  return visitId === undefined ? {} : { visitId };
}

/** A verb of an attendant: it answers with the counter as it now stands, and a call also says why that ticket. */
function atCounter<T extends CommandType>(
  { accounts }: VerbParts,
  counterId: CounterId,
  command: (context: Context) => CommandOf<T>,
): Verb<T> {
  return {
    command: (context) => ok(command(context)),
    answer: (after) => answerOf(counterId, after),
    present: ({ counter, why }: StoredCounterAnswer) => ({ counter: withName(accounts, counter), why }),
  };
}

export function openCounter(parts: VerbParts, counterId: CounterId): Verb<'openCounter'> {
  return atCounter(parts, counterId, () => ({ type: 'openCounter', counterId }));
}

export function closeCounter(parts: VerbParts, counterId: CounterId): Verb<'closeCounter'> {
  return atCounter(parts, counterId, () => ({ type: 'closeCounter', counterId }));
}

export function pauseCounter(
  parts: VerbParts,
  counterId: CounterId,
  { reason }: z.output<typeof pauseBody>,
): Verb<'pauseCounter'> {
  return atCounter(parts, counterId, ({ now }) => ({
    type: 'pauseCounter',
    counterId,
    reason: encryptReason(parts, reason, { subject: counterId, now }),
  }));
}

export function resumeCounter(parts: VerbParts, counterId: CounterId): Verb<'resumeCounter'> {
  return atCounter(parts, counterId, () => ({ type: 'resumeCounter', counterId }));
}

export function releaseCounter(parts: VerbParts, counterId: CounterId): Verb<'releaseCounter'> {
  return atCounter(parts, counterId, () => ({ type: 'releaseCounter', counterId }));
}

export function callNext(parts: VerbParts, counterId: CounterId): Verb<'callNext'> {
  return atCounter(parts, counterId, () => ({ type: 'callNext', counterId }));
}

export function callVisit(
  parts: VerbParts,
  counterId: CounterId,
  { visitId, reason }: z.output<typeof callBody>,
): Verb<'callVisit'> {
  return atCounter(parts, counterId, ({ now }) => ({
    type: 'callVisit',
    counterId,
    visitId,
    reason: encryptReason(parts, reason, { subject: visitId, now }),
  }));
}

export function recall(parts: VerbParts, counterId: CounterId, body: Seen = {}): Verb<'recall'> {
  return atCounter(parts, counterId, () => ({ type: 'recall', counterId, ...seenOf(body) }));
}

export function startAttention(parts: VerbParts, counterId: CounterId, body: Seen = {}): Verb<'startAttention'> {
  return atCounter(parts, counterId, () => ({ type: 'startAttention', counterId, ...seenOf(body) }));
}

export function undoStart(parts: VerbParts, counterId: CounterId, body: Seen = {}): Verb<'undoStart'> {
  return atCounter(parts, counterId, () => ({ type: 'undoStart', counterId, ...seenOf(body) }));
}

/** `visitId`: whom the sender saw end. */
export function undoEnd(parts: VerbParts, counterId: CounterId, body: Seen = {}): Verb<'undoEnd'> {
  return atCounter(parts, counterId, () => ({ type: 'undoEnd', counterId, ...seenOf(body) }));
}

/** Somebody is attended who took no ticket: counted, and outside the standard. */
export function attendWithoutTicket(
  parts: VerbParts,
  counterId: CounterId,
  { serviceId, reason }: z.output<typeof walkBody>,
): Verb<'attendWithoutTicket'> {
  return atCounter(parts, counterId, ({ now }) => ({
    type: 'attendWithoutTicket',
    counterId,
    serviceId,
    reason: encryptReason(parts, reason, { subject: counterId, now }),
  }));
}

export function finishAttention(
  parts: VerbParts,
  counterId: CounterId,
  { outcome, servicesGiven, outcomes, note, ...body }: z.output<typeof finishBody>,
): Verb<'finishAttention'> {
  return atCounter(parts, counterId, (context) => ({
    type: 'finishAttention',
    counterId,
    outcome,
    servicesGiven,
    ...(outcomes === undefined ? {} : { outcomes }),
    note: encryptText(parts, note, 'note', atHand(counterId, context)),
    ...seenOf(body),
  }));
}

export function recordNoShow(parts: VerbParts, counterId: CounterId, body: Seen = {}): Verb<'recordNoShow'> {
  return atCounter(parts, counterId, () => ({ type: 'recordNoShow', counterId, ...seenOf(body) }));
}

export function transferVisit(
  parts: VerbParts,
  counterId: CounterId,
  { to, reason, ...body }: z.output<typeof transferBody>,
): Verb<'transferVisit'> {
  return atCounter(parts, counterId, (context) => ({
    type: 'transferVisit',
    counterId,
    to,
    reason: encryptReason(parts, reason, atHand(counterId, context)),
    ...seenOf(body),
  }));
}

export function holdVisit(
  parts: VerbParts,
  counterId: CounterId,
  { by, reason, ...body }: z.output<typeof holdBody>,
): Verb<'holdVisit'> {
  return atCounter(parts, counterId, (context) => ({
    type: 'holdVisit',
    counterId,
    by,
    reason: encryptReason(parts, reason, atHand(counterId, context)),
    ...seenOf(body),
  }));
}

export function returnVisit(
  parts: VerbParts,
  counterId: CounterId,
  { visitId }: z.output<typeof unholdBody>,
): Verb<'returnVisit'> {
  return atCounter(parts, counterId, () => ({ type: 'returnVisit', counterId, visitId }));
}

/** Who the person at the counter said they are: sealed until it goes out, and nothing of it is kept for its key. */
export function showIdentity({ vault }: VerbParts, counterId: CounterId, body: Seen = {}): Verb<'showIdentity'> {
  return {
    everyTime: true,
    command: () => ok({ type: 'showIdentity', counterId, ...seenOf(body) }),
    answer: ({ state, events }) => {
      const [shown] = events;
      const visitId = shown?.type === 'identityShown' ? shown.payload.visitId : '';
      return state.open.get(visitId)?.identity ?? null;
    },
    present: (sealed: EncryptedText | null) => {
      const text = sealed === null ? null : vault.decrypt(sealed);
      return text === null ? null : JSON.parse(text);
    },
  };
}

/** What is written at a counter is about the visit that it has when the command's turn comes, not when it was sent. */
function atHand(counterId: CounterId, { state, now }: Context): Subject {
  return { subject: visitAt(state, counterId) ?? counterId, now };
}

function visitAt(state: BranchState, counterId: CounterId): string | null {
  const counter = state.counters.get(counterId);
  return counter?.status === 'open' && counter.work.kind === 'visit' ? counter.work.visitId : null;
}

/** The answer as it is kept: the attendant by id only. */
function answerOf(
  counterId: CounterId,
  { state, events }: Pick<After<never>, 'state' | 'events'>,
): StoredCounterAnswer {
  const call = events.find((event) => event.type === 'visitCalled');
  const visit = call === undefined ? undefined : state.open.get(call.payload.visitId);
  return {
    counter: counterView(state, counterId, (id) => id),
    why:
      call === undefined || visit === undefined
        ? null
        : {
            mode: call.payload.why.mode,
            tier: call.payload.why.mode === 'next' ? call.payload.why.tier : null,
            sentence: callSentence(formatTicketNumber(visit.ticket), call.payload.why),
          },
  };
}

function withName(accounts: VerbParts['accounts'], counter: CounterView): CounterView {
  return counter.attendant === null
    ? counter
    : { ...counter, attendant: { id: counter.attendant.id, name: accounts.name(counter.attendant.id) } };
}
