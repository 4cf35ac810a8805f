import type { Rule } from './rule.ts';
import { brokenOffNearLimit } from './rules/brokenOffNearLimit.ts';
import { callsByHand } from './rules/callsByHand.ts';
import { clockSteps } from './rules/clockSteps.ts';
import { deniedOutcomes } from './rules/deniedOutcomes.ts';
import { emptyCalls } from './rules/emptyCalls.ts';
import { exclusions } from './rules/exclusions.ts';
import { hurriedVisits } from './rules/hurriedVisits.ts';
import { issueBursts } from './rules/issueBursts.ts';
import { lateStarts } from './rules/lateStarts.ts';
import { noShowsNearLimit } from './rules/noShowsNearLimit.ts';
import { officialAgainstStrict } from './rules/officialAgainstStrict.ts';
import { papersOfRolls } from './rules/papersOfRolls.ts';
import { quickStarts } from './rules/quickStarts.ts';
import { sentOff } from './rules/sentOff.ts';
import { sentOffNearLimit } from './rules/sentOffNearLimit.ts';
import { shortAttentions } from './rules/shortAttentions.ts';
import { shortNearLimit } from './rules/shortNearLimit.ts';
import { surveyAtOnce } from './rules/surveyAtOnce.ts';
import { surveyBursts } from './rules/surveyBursts.ts';
import { unannouncedCalls } from './rules/unannouncedCalls.ts';
import { unconfirmedHolds } from './rules/unconfirmedHolds.ts';
import { undoneActs } from './rules/undoneActs.ts';
import { withoutTicket } from './rules/withoutTicket.ts';

/** Every rule that counts acts, in the order in which they are shown. A new one is written here and nowhere else, with its words. */
export const RULES: readonly Rule[] = [
  emptyCalls,
  quickStarts,
  lateStarts,
  shortAttentions,
  shortNearLimit,
  brokenOffNearLimit,
  unconfirmedHolds,
  noShowsNearLimit,
  sentOffNearLimit,
  sentOff,
  hurriedVisits,
  issueBursts,
  undoneActs,
  callsByHand,
  unannouncedCalls,
  withoutTicket,
  officialAgainstStrict,
  exclusions,
  papersOfRolls,
  deniedOutcomes,
  surveyAtOnce,
  surveyBursts,
  clockSteps,
];

/** Whether there is a rule of that key, bunching included. */
export function isRule(key: string): boolean {
  return key === BUNCHING || RULES.some((rule) => rule.key === key);
}

/** The rule that looks at the waits themselves (`bunching/`). */
export const BUNCHING = 'bunching';

/** Whether a rule's units are people. */
export function isOfPerson(key: string): boolean {
  const reference = RULES.find((rule) => rule.key === key)?.reference;
  return reference === 'attendant' || reference === 'author';
}
