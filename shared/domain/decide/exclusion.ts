import { SECOND } from '../ids.ts';
import type { CommandOf } from '../ledger/commands.ts';
import type { FactsOf, PastVisit } from '../ledger/facts.ts';
import type { Refusal } from '../ledger/refusals.ts';
import { ok, type Result } from '../result.ts';
import type { BranchState } from '../state/state.ts';
import type { Visit } from '../visit/visit.ts';
import { wasAttended } from '../visit/waiting.ts';
import { type Decider, type Decision, happened, refuse } from './context.ts';

/**
 * Takes a visit out of the standard, by one of the listed codes only. Nobody who was attended was a test or a duplicate. A
 * duplicate must have been removed within the configured time of its issue; a contingency needs its act's number. Today a
 * second person has to ask for the same; of a day that is over only the centre disposes, by a document that it signed.
 */
export const excludeVisit: Decider<'excludeVisit'> = (state, command, facts) => {
  if (state.config === null) return refuse('config.none');
  const { visitId } = command;
  const present = state.open.get(visitId) ?? state.ended.get(visitId) ?? null;
  const past = facts.pastVisit;
  if (command.code === 'contingency' && command.act === null) return refuse('exclusion.actRequired');
  if (present !== null) return ofToday(state, present, command, facts);
  // Of a paper entered today too: nobody excludes it but the centre, once its day is over.
  if (past === null || past.businessDate === state.day?.date) return refuse('visit.unknown', { visitId });
  if (past.excluded) return refuse('visit.alreadyExcluded', { visitId });
  const sound = command.code === 'contingency' || !past.attended ? ok(null) : refuse('exclusion.attended', { visitId });
  if (!sound.ok) return sound;
  const duplicate = duplicateSpan(state, command, pastSpan(past));
  if (!duplicate.ok) return duplicate;
  if (command.document === undefined || !facts.documentGood) return refuse('exclusion.documentRequired', { visitId });
  return ok([
    happened(facts, past.businessDate, 'visitExcluded', { ...excluded(command), document: command.document }),
  ]);
};

function ofToday(
  state: BranchState,
  visit: Visit,
  command: CommandOf<'excludeVisit'>,
  facts: FactsOf<'excludeVisit'>,
): Decision {
  const { code, act, visitId } = command;
  if (visit.exclusion !== null) return refuse('visit.alreadyExcluded', { visitId });
  if (code !== 'contingency' && wasAttended(visit)) return refuse('exclusion.attended', { visitId });
  const span = visit.status === 'removed' ? visit.endedAt - visit.issuedAt : null;
  const duplicate = duplicateSpan(state, command, span);
  if (!duplicate.ok) return duplicate;
  const asked = visit.exclusionAsked;
  const { id } = facts.actor;
  const same = asked?.code === code && asked.act === (act?.mark ?? null);
  // Whoever asked by mistake asks again.
  if (asked === null || (asked.by === id && !same))
    return ok([happened(facts, visit.businessDate, 'exclusionAsked', { ...excluded(command), askedBy: id })]);
  if (!same) return refuse('exclusion.otherAsked', { visitId });
  if (asked.by === id) return refuse('exclusion.secondPerson', { visitId });
  const people = { askedBy: asked.by, approvedBy: id };
  return ok([happened(facts, visit.businessDate, 'visitExcluded', { ...excluded(command), ...people })]);
}

function excluded({ visitId, code, act, reason }: CommandOf<'excludeVisit'>) {
  return { visitId, code, act: act?.mark ?? null, ...(act === null ? {} : { sealedAct: act.text }), reason };
}

/** A duplicate was removed, and soon: `span` is from its issue to that; null where it was not. */
function duplicateSpan(
  { config }: BranchState,
  { code, visitId }: CommandOf<'excludeVisit'>,
  span: number | null,
): Result<null, Refusal> {
  const atMost = (config?.config.standard.duplicateSeconds ?? 0) * SECOND;
  const sound = code !== 'duplicate' || (span !== null && span <= atMost);
  return sound ? ok(null) : refuse('visit.notADuplicate', { visitId });
}

function pastSpan({ removedAsDuplicate, endedAt, issuedAt }: PastVisit): number | null {
  return removedAsDuplicate ? endedAt - issuedAt : null;
}
