import type { WhyView } from '@turno25/shared/contracts/tickets.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { BeatenCandidate, CallReason, NextReason } from '@turno25/shared/domain/ledger/events/visits.ts';
import { isMessageKey, type MessageKey, type MessageValues, say } from '@turno25/shared/i18n/messages.ts';

/** Number of a visit, as written on its ticket. */
export type NumberOf = (visitId: string) => string;

/** Why a number is (or would be) called, in one sentence. */
export function callSentence(number: string, why: CallReason): string {
  if (why.mode === 'specific')
    return say('why.specific', { number, reason: reasonText('specificCall', why.reason.code) });
  return say(whyKey(`why.${why.tier}`), { number, ...valuesOf(why, why.arrivalWaitMs) });
}

/** The whole answer to "why was that one before mine?". */
export function whyView(
  number: string,
  at: string,
  why: CallReason,
  numberOf: NumberOf,
): Pick<WhyView, 'number' | 'called' | 'beaten'> {
  return {
    number,
    called: {
      at,
      mode: why.mode,
      policy: why.mode === 'next' ? why.policy : null,
      tier: why.mode === 'next' ? why.tier : null,
      sentence: callSentence(number, why),
    },
    beaten:
      why.mode === 'next'
        ? why.beaten.map((beaten) => {
            const theirs = numberOf(beaten.visitId);
            return { number: theirs, sentence: beatenSentence(theirs, beaten, why) };
          })
        : [],
  };
}

/** Why a number that was weighed had to wait: its own numbers, and what goes first when its tier was another. */
export function beatenSentence(number: string, beaten: BeatenCandidate, why: NextReason): string {
  const own = say(whyKey(`why.beaten.${beaten.tier}`), { number, ...valuesOf(beaten, why.arrivalWaitMs) });
  return beaten.tier === why.tier ? own : `${own} ${say(whyKey(`why.before.${why.tier}`))}`;
}

/**
 * Whole minutes for a sentence. The usual duration is shown as what is missing between the time left and the sum, so
 * that what a citizen adds up is what the rule compared.
 */
function valuesOf(
  { waitedMs, numbers }: Pick<BeatenCandidate, 'waitedMs' | 'numbers'>,
  arrivalWaitMs: number,
): MessageValues {
  const waited = wholeMinutes(waitedMs);
  if (numbers === null) return { waited };
  const { leftMs, usualMs, protectedMs } = numbers;
  const left = wholeMinutes(leftMs);
  const sum = wholeMinutes(leftMs + usualMs);
  return {
    waited,
    left,
    sum,
    usual: leftMs < 0 ? Math.max(1, Math.round(usualMs / MINUTE)) : sum - left,
    goal: wholeMinutes(waitedMs + leftMs),
    arrival: wholeMinutes(arrivalWaitMs),
    ...(protectedMs === null ? {} : { bound: Math.ceil(protectedMs / MINUTE) }),
  };
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
