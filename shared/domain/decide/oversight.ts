import { addDays } from '../calendar/businessDates.ts';
import { OWN_ANSWER_DAYS } from '../law.ts';
import type { Refusal } from '../ledger/refusals.ts';
import { ok, type Result } from '../result.ts';
import { isOfPerson, isRule } from '../signals/rules.ts';
import type { BranchState } from '../state/state.ts';
import { type Decider, happened, refuse } from './context.ts';

/**
 * Somebody answers a signal. One of a person is answered by that person first, and by a manager once they did or had a week
 * for it, where the branch looks at signals by person at all. Of the branch or a device only managers answer.
 */
export const answerSignal: Decider<'answerSignal'> = (state, { rule, unit, from, to, text }, facts) => {
  const { actor } = facts;
  if (!isRule(rule)) return refuse('signal.unknown');
  if (to < from || to > facts.localDate) return refuse('signal.range');
  const ofPerson = unit !== '' && isOfPerson(rule);
  const own = ofPerson && unit === actor.id;
  if (!own && actor.role !== 'manager' && actor.role !== 'admin') return refuse('signal.notYours');
  if (ofPerson && !own) {
    const may = looksAtPersons(state);
    if (!may.ok) return may;
    if (!facts.ownAnswered && facts.localDate <= addDays(to, OWN_ANSWER_DAYS))
      return refuse('signal.personFirst', { days: OWN_ANSWER_DAYS });
  }
  const payload = { answerId: facts.newId, rule, unit, from, to, text, by: actor.id };
  return ok([happened(facts, null, 'signalAnswered', payload)]);
};

/**
 * Somebody looks at signals by person, or takes signals as a file: at persons only where the institution switched it on, and
 * each look is an event.
 */
export const readSignals: Decider<'readSignals'> = (state, { from, to, file }, facts) => {
  const may: Result<null, Refusal> = file === 'branch' ? ok(null) : looksAtPersons(state);
  if (!may.ok) return may;
  const payload = { from, to, by: facts.actor.id, ...(file === undefined ? {} : { file }) };
  return ok([happened(facts, null, 'signalsRead', payload)]);
};

function looksAtPersons({ config }: BranchState): Result<null, Refusal> {
  return config?.config.standard.byPerson === true ? ok(null) : refuse('signal.byPersonOff');
}

/** What was found of a visit of a month's sample: of no other visit, so that nobody audits what they chose. */
export const auditVisit: Decider<'auditVisit'> = (_state, { month, visitId, finding, text }, facts) => {
  if (!facts.drawn) return refuse('sample.notDrawn', { month });
  return ok([happened(facts, null, 'visitAudited', { month, visitId, finding, text, by: facts.actor.id })]);
};

/** Something is to be done, by somebody of the branch, until a day that has not passed. */
export const planAction: Decider<'planAction'> = (state, { quarter, what, owner, due }, facts) => {
  if (state.staff.get(owner)?.active !== true) return refuse('staff.unknown');
  if (due < facts.localDate) return refuse('action.past');
  const payload = { actionId: facts.newId, quarter, what, owner, due, by: facts.actor.id };
  return ok([happened(facts, null, 'actionPlanned', payload)]);
};

/** How an action goes. One that is over stays so: what is to be done after all is another one. */
export const followAction: Decider<'followAction'> = (_state, { actionId, step, text }, facts) => {
  if (facts.stands === null) return refuse('action.unknown');
  if (facts.stands === 'over') return refuse('action.over');
  return ok([happened(facts, null, 'actionFollowed', { actionId, step, text, by: facts.actor.id })]);
};
