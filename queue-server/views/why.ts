import type { WhyView } from '@turno25/shared/contracts/tickets.ts';
import type { BeatenCandidate, CallReason } from '@turno25/shared/domain/events.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { isMessageKey, type MessageKey, say } from '@turno25/shared/i18n/messages.ts';

/** Number of a visit, as written on its ticket. */
export type NumberOf = (visitId: string) => string;

/** Why a number is (or would be) called, in one sentence. */
export function callSentence(number: string, why: CallReason): string {
  if (why.mode === 'specific')
    return say('why.specific', { number, reason: reasonText('specificCall', why.reason.code) });
  return say(whyKey(`why.${why.tier}`), { number, waited: wholeMinutes(why.waitedMs) });
}

/** The whole answer to "why was that one before mine?". */
export function whyView(number: string, at: string, why: CallReason, numberOf: NumberOf): WhyView {
  return {
    number,
    called: {
      at,
      mode: why.mode,
      policy: why.mode === 'next' ? why.policy : null,
      tier: why.mode === 'next' ? why.tier : null,
      sentence: callSentence(number, why),
    },
    beaten: why.mode === 'next' ? why.beaten.map((beaten) => beatenView(beaten, why.tier, numberOf)) : [],
  };
}

function beatenView(beaten: BeatenCandidate, tier: string, numberOf: NumberOf): WhyView['beaten'][number] {
  const number = numberOf(beaten.visitId);
  const key = tier === 'PREFERENTIAL' && beaten.tier !== 'PREFERENTIAL' ? 'preferentialFirst' : 'ARRIVAL';
  return { number, sentence: say(whyKey(`why.beaten.${key}`), { number, waited: wholeMinutes(beaten.waitedMs) }) };
}

/** A tier without a sentence is a defect of the rule that named it, found by its tests. */
function whyKey(key: string): MessageKey {
  if (!isMessageKey(key)) throw new Error(`no sentence for ${key}`);
  return key;
}

function reasonText(kind: string, code: string): string {
  const key = `reason.${kind}.${code}`;
  return isMessageKey(key) ? say(key) : code;
}

export function wholeMinutes(millis: number): number {
  return Math.floor(millis / MINUTE);
}
