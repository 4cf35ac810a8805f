import type { Instant } from '../ids.ts';
import { MESSAGES_UNREAD } from '../law.ts';
import { ok } from '../result.ts';
import { type Decider, happened, knownCounter, openBranch, refuse } from './context.ts';

/**
 * A manager writes to whoever attends at a counter. It is theirs and not the counter's: it waits for them wherever they sit,
 * and nobody else can say that it was read.
 */
export const messageCounter: Decider<'messageCounter'> = (state, { counterId, text }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const counter = knownCounter(state, counterId);
  if (!counter.ok) return counter;
  if (counter.value.status === 'closed') return refuse('counter.closed', { counterId });
  const { attendantId } = counter.value;
  const unread = [...state.messages.values()].filter((message) => message.attendantId === attendantId);
  if (unread.length >= MESSAGES_UNREAD) return refuse('message.tooMany', { counterId });
  return ok([
    happened(facts, branch.value.day.date, 'counterMessaged', {
      messageId: facts.newId,
      counterId,
      attendantId,
      by: facts.actor.id,
      text,
    }),
  ]);
};

/** Whoever it was written to says that they read it: once, and it is written down when. */
export const readMessage: Decider<'readMessage'> = (state, { messageId }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const message = state.messages.get(messageId);
  if (message === undefined) return refuse('message.unknown');
  if (message.attendantId !== facts.actor.id) return refuse('message.notYours');
  return ok([happened(facts, branch.value.day.date, 'messageRead', { messageId, attendantId: message.attendantId })]);
};

/**
 * A note on a day, also on one that is over. It is of no business date, so that it is never a reason to seal anything again:
 * it stands beside the figures with its author and the instant at which it was written, and changes none of them.
 */
export const noteDay: Decider<'noteDay'> = (_state, { date, from, to, text }, facts) => {
  if (!facts.opened) return refuse('note.dayUnknown', { date });
  if (!isSpan(from, to, facts.now)) return refuse('note.span');
  return ok([happened(facts, null, 'dayNoted', { noteId: facts.newId, date, from, to, text, by: facts.actor.id })]);
};

/** Of the whole day, from an instant on, or a stretch; nothing is noted before it has happened. */
function isSpan(from: Instant | null, to: Instant | null, now: Instant): boolean {
  if (from === null) return to === null;
  return from <= now && (to === null || (from < to && to <= now));
}
