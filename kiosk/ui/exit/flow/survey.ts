import type { SurveyBody, SurveyInvitation } from '@turno25/shared/contracts/surveys.ts';
import { surveyCodeInAddress } from '@turno25/shared/domain/identity/surveyCode.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';

/** The questions, in the order in which they are asked. */
export const QUESTIONS = ['global', 'resolved', 'treatment', 'wait', 'text'] as const;
export type Question = (typeof QUESTIONS)[number];
export type GradeQuestion = 'global' | 'treatment' | 'wait';
export type Resolved = 'yes' | 'partly' | 'no';

export const SURVEY_DELAYS = {
  /** Nobody has touched a survey begun at a kiosk: back to the start for the next person. */
  abandoned: 60_000,
  /** Thanks have been on screen at a kiosk: back to the start. */
  thanks: 8_000,
  /** How often these are looked at. */
  tick: 1_000,
} as const;

export type Answers = {
  readonly global: number | null;
  readonly resolved: Resolved | null;
  readonly treatment: number | null;
  readonly wait: number | null;
  readonly text: string;
};

const NO_ANSWERS: Answers = { global: null, resolved: null, treatment: null, wait: null, text: '' };

type SurveyStep = { readonly at: 'code' } | { readonly at: Question } | { readonly at: 'thanks' };

/** One person's survey. */
export type Survey = {
  readonly step: SurveyStep;
  /** Null for an anonymous answer at a kiosk. */
  readonly code: string | null;
  readonly invitation: SurveyInvitation | null;
  readonly answers: Answers;
  /** Made when the person sends, kept while it is sent again: one answer, however often it travels. */
  readonly key: string | null;
  readonly busy: boolean;
  /** The sentence to show when something did not go through. */
  readonly trouble: string | null;
  readonly touchedAt: Moment;
};

export type SurveyEvent =
  | { readonly type: 'codeSent'; readonly code: string }
  | { readonly type: 'invited'; readonly invitation: SurveyInvitation }
  | { readonly type: 'anonymousChosen' }
  | { readonly type: 'answered'; readonly answers: Partial<Answers> }
  | { readonly type: 'textChanged'; readonly text: string }
  | { readonly type: 'skipped' }
  | { readonly type: 'back' }
  | { readonly type: 'firstQuestion' }
  | { readonly type: 'sent'; readonly key: string }
  | { readonly type: 'thanked' }
  | { readonly type: 'failed'; readonly trouble: string; readonly final: boolean }
  | { readonly type: 'restart' }
  | { readonly type: 'touched' }
  | { readonly type: 'ticked' };

export function freshSurvey(at: Moment): Survey {
  return {
    step: { at: 'code' },
    code: null,
    invitation: null,
    answers: NO_ANSWERS,
    key: null,
    busy: false,
    trouble: null,
    touchedAt: at,
  };
}

export function advanceSurvey(survey: Survey, event: SurveyEvent & { readonly at: Moment }): Survey {
  switch (event.type) {
    case 'codeSent':
      return survey.busy ? survey : { ...survey, code: event.code, busy: true, trouble: null };
    case 'invited':
      return survey.busy ? { ...survey, invitation: event.invitation, busy: false, step: { at: 'global' } } : survey;
    case 'anonymousChosen':
      return { ...survey, code: null, trouble: null, step: { at: 'global' } };
    case 'answered':
      return forward({ ...survey, answers: { ...survey.answers, ...event.answers } });
    case 'textChanged':
      return { ...survey, answers: { ...survey.answers, text: event.text } };
    case 'skipped':
      return forward({ ...survey, answers: withoutAnswer(survey) });
    case 'back':
      return survey.busy ? survey : { ...survey, trouble: null, step: stepBefore(survey.step) };
    case 'firstQuestion':
      return { ...survey, trouble: null, step: { at: 'global' } };
    case 'sent':
      return survey.busy ? survey : { ...survey, key: survey.key ?? event.key, busy: true, trouble: null };
    case 'thanked':
      return survey.busy ? { ...survey, busy: false, touchedAt: event.at, step: { at: 'thanks' } } : survey;
    case 'failed':
      // A refusal was decided and will be answered the same for ever: another try needs a key of its own.
      return { ...survey, busy: false, trouble: event.trouble, key: event.final ? null : survey.key };
    case 'restart':
      return freshSurvey(event.at);
    case 'touched':
      return { ...survey, touchedAt: event.at };
    case 'ticked':
      return isOver(survey, event.at) ? freshSurvey(event.at) : survey;
    default:
      return assertNever(event);
  }
}

/** Whether there is at least one answer to send. */
export function hasAnswers({ global, resolved, treatment, wait, text }: Answers): boolean {
  return global !== null || resolved !== null || treatment !== null || wait !== null || text.trim() !== '';
}

/** The answers as they travel. */
export function surveyBodyOf({ code, answers }: Survey): SurveyBody {
  const { text, ...grades } = answers;
  return { ...(code === null ? {} : { code }), ...grades, ...(text.trim() === '' ? {} : { text: text.trim() }) };
}

/** A code as it is printed, however it was typed: capitals, in two groups; out of the address of a ticket's QR too. */
export function tidyCode(typed: string): string {
  const scanned = surveyCodeInAddress(typed);
  if (scanned !== null) return scanned;
  const letters = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, CODE_LENGTH);
  return letters.length > CODE_GROUP ? `${letters.slice(0, CODE_GROUP)}-${letters.slice(CODE_GROUP)}` : letters;
}

const CODE_GROUP = 5;
const CODE_LENGTH = 10;

/**
 * What was written so far, with what a box shows of it: a scanner that types a whole address is cut to a code's length
 * letter by letter, and the code stands at its end.
 */
export type Written = { readonly raw: string; readonly code: string };
export const NOTHING_WRITTEN: Written = { raw: '', code: '' };

/** After the box holds another text; what was only added to it is added to all that was written. */
export function written(before: Written, box: string): Written {
  const added = box.startsWith(before.code) ? box.slice(before.code.length) : null;
  const raw = added === null ? box : before.raw + added;
  const code = tidyCode(raw);
  return { raw: surveyCodeInAddress(raw) === null ? raw : code, code };
}

export function isWholeCode(code: string): boolean {
  return code.length === CODE_LENGTH + 1;
}

function forward(survey: Survey): Survey {
  const next = QUESTIONS[questionIndex(survey.step) + 1];
  return next === undefined ? survey : { ...survey, step: { at: next } };
}

function stepBefore(step: SurveyStep): SurveyStep {
  const before = QUESTIONS[questionIndex(step) - 1];
  return before === undefined ? step : { at: before };
}

function questionIndex({ at }: SurveyStep): number {
  return (QUESTIONS as readonly string[]).indexOf(at);
}

function withoutAnswer({ step, answers }: Survey): Answers {
  return step.at in NO_ANSWERS ? { ...answers, [step.at]: NO_ANSWERS[step.at as Question] } : answers;
}

function isOver({ step, busy, touchedAt, trouble, code }: Survey, at: Moment): boolean {
  if (busy) return false;
  if (step.at === 'code' && code === null && trouble === null) return false;
  return at - touchedAt >= (step.at === 'thanks' ? SURVEY_DELAYS.thanks : SURVEY_DELAYS.abandoned);
}
