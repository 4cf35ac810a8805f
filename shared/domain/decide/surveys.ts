import { SECOND } from '../ids.ts';
import { ANONYMOUS_AN_HOUR, ANONYMOUS_GAP_SECONDS } from '../law.ts';
import { ok } from '../result.ts';
import { hasStaffCodes, wasAttended } from '../visit/waiting.ts';
import { type Decider, happened, refuse } from './context.ts';

/** Anonymous answers closer together than this on one kiosk are kept but not counted (a child playing with the buttons). */
const ANONYMOUS_GAP_MS = ANONYMOUS_GAP_SECONDS * SECOND;

/**
 * One answer per visit, once it was attended; or an anonymous one from a named kiosk. Whose ticket staff took has no answer
 * of its own: staff saw its code.
 */
export const answerSurvey: Decider<'answerSurvey'> = (state, command, facts) => {
  const { global, resolved, treatment, wait, text } = command;
  if (global === null && resolved === null && treatment === null && wait === null && text === null) {
    return refuse('survey.empty');
  }
  const answers = { global, resolved, treatment, wait, text };
  if (command.visitId === null) {
    const last = facts.anonymousInHour.at(-1) ?? null;
    const apart = last === null || facts.now - last >= ANONYMOUS_GAP_MS;
    // One machine gives so many in an hour and no more: a hand that does nothing else would answer for all of them.
    const counted = apart && facts.anonymousInHour.length < ANONYMOUS_AN_HOUR;
    return ok([
      happened(facts, facts.localDate, 'surveyAnswered', { surveyId: facts.newId, visitId: null, ...answers, counted }),
    ]);
  }
  const present = state.open.get(command.visitId) ?? state.ended.get(command.visitId) ?? null;
  const past = facts.pastVisit;
  if (present === null && past === null) return refuse('visit.unknown', { visitId: command.visitId });
  const surveyed = present?.surveyed ?? past?.surveyed ?? false;
  const attended = present === null ? past?.attended === true : wasAttended(present);
  if (!attended) return refuse('survey.notAttended');
  if (present === null ? past?.staffIssued === true : hasStaffCodes(present))
    return refuse('visit.staffIssued', { visitId: command.visitId });
  if (surveyed) return refuse('survey.alreadyAnswered');
  return ok([
    happened(facts, present?.businessDate ?? past?.businessDate ?? null, 'surveyAnswered', {
      surveyId: facts.newId,
      visitId: command.visitId,
      ...answers,
      counted: true,
    }),
  ]);
};
