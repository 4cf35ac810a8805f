import { describe, expect, it } from 'vitest';
import {
  advanceSurvey,
  freshSurvey,
  hasAnswers,
  isWholeCode,
  NOTHING_WRITTEN,
  SURVEY_DELAYS,
  type Survey,
  type SurveyEvent,
  surveyBodyOf,
  tidyCode,
  written,
} from './survey.ts';

const INVITATION = { number: 'A-015', serviceName: 'Pensión', branchName: 'Maipú' };

const play = (events: readonly SurveyEvent[], from: Survey = freshSurvey(0), at = 0): Survey =>
  events.reduce((survey, event) => advanceSurvey(survey, { ...event, at }), from);

const invited = play([
  { type: 'codeSent', code: '7KQ4M-XW2PD' },
  { type: 'invited', invitation: INVITATION },
]);

describe('the survey', () => {
  it('asks one question after another and sends what was answered', () => {
    const survey = play(
      [
        { type: 'answered', answers: { global: 7 } },
        { type: 'answered', answers: { resolved: 'partly' } },
        { type: 'skipped' },
        { type: 'answered', answers: { wait: 5 } },
        { type: 'textChanged', text: '  Muy amables ' },
      ],
      invited,
    );
    expect(survey.step.at).toBe('text');
    expect(surveyBodyOf(survey)).toEqual({
      code: '7KQ4M-XW2PD',
      global: 7,
      resolved: 'partly',
      treatment: null,
      wait: 5,
      text: 'Muy amables',
    });
  });

  it('forgets an answer that the person goes back to skip', () => {
    const survey = play([{ type: 'answered', answers: { global: 7 } }, { type: 'back' }, { type: 'skipped' }], invited);
    expect(survey.answers.global).toBeNull();
    expect(hasAnswers(survey.answers)).toBe(false);
  });

  it('keeps its key while the server cannot be reached, and takes another after a refusal', () => {
    const sending = play([{ type: 'sent', key: 'one' }], invited);
    const lost = play(
      [
        { type: 'failed', trouble: 'x', final: false },
        { type: 'sent', key: 'two' },
      ],
      sending,
    );
    expect(lost.key).toBe('one');
    const refused = play(
      [
        { type: 'failed', trouble: 'x', final: true },
        { type: 'sent', key: 'two' },
      ],
      sending,
    );
    expect(refused.key).toBe('two');
  });

  it('takes a second tap on send for the same sending', () => {
    const survey = play(
      [
        { type: 'sent', key: 'one' },
        { type: 'sent', key: 'two' },
      ],
      invited,
    );
    expect(survey.key).toBe('one');
  });

  it('is cleared for the next person at a kiosk, but not while it waits for a code', () => {
    expect(play([{ type: 'ticked' }], invited, SURVEY_DELAYS.abandoned).step.at).toBe('code');
    const waiting = freshSurvey(0);
    expect(play([{ type: 'ticked' }], waiting, SURVEY_DELAYS.abandoned)).toBe(waiting);
    const thanked = play([{ type: 'sent', key: 'one' }, { type: 'thanked' }], invited);
    expect(play([{ type: 'ticked' }], thanked, SURVEY_DELAYS.thanks).step.at).toBe('code');
  });
});

describe('a typed code', () => {
  it.each([
    ['7kq4mxw2pd', '7KQ4M-XW2PD'],
    ['7KQ4M-', '7KQ4M'],
    [' 7kq4m - xw', '7KQ4M-XW'],
    ['7KQ4M-XW2PDZZ', '7KQ4M-XW2PD'],
  ])('%s is written %s', (typed, written) => {
    expect(tidyCode(typed)).toBe(written);
  });

  it.each([
    'https://turnos.ejemplo.cl/track/3mVb8q_xK2-Zp0aQ#code=7KQ4M-XW2PD',
    "httpsÑ--turnos.ejemplo.cl-survey_code¿7kq4m'xw2pd/lang¿en",
  ])('is found at the end of an address that a scanner types into its box letter by letter: %s', (address) => {
    const box = Array.from(address).reduce((before, letter) => written(before, before.code + letter), NOTHING_WRITTEN);
    expect(box.code).toBe('7KQ4M-XW2PD');
  });

  it('of a person who errs is what the box holds', () => {
    const typed = Array.from('7KQ4MXW2PDZ').reduce(
      (before, letter) => written(before, before.code + letter),
      NOTHING_WRITTEN,
    );
    expect(typed.code).toBe('7KQ4M-XW2PD');
    expect(written(typed, '7KQ4M-XW2P').code).toBe('7KQ4M-XW2P');
    expect(written(written(typed, '7KQ4M-XW2P'), '7KQ4M-XW2PE').code).toBe('7KQ4M-XW2PE');
  });

  it('is whole with its ten letters', () => {
    expect(isWholeCode(tidyCode('7kq4mxw2pd'))).toBe(true);
    expect(isWholeCode(tidyCode('7kq4mxw2p'))).toBe(false);
  });
});
