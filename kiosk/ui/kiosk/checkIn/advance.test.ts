import { describe, expect, it } from 'vitest';
import { DELAYS } from '../delays.ts';
import { advance, currentStep, type Flow, type FlowEvent, freshFlow } from '../flow.ts';
import type { GivenTicket } from '../givenTicket.ts';

const RUN = { type: 'run', value: '123456785' } as const;
const KEY = 'arrival-1';
const TICKET: GivenTicket = {
  id: 'v1',
  number: 'A-015',
  issuedAt: '2026-11-20T13:24:00.000Z',
  bookedFor: '2026-11-20T13:30:00.000Z',
  class: 'general',
  serviceName: 'Pensión Garantizada Universal',
  institutionName: 'Instituto de Previsión Social',
  branchName: 'ChileAtiende Maipú',
  ahead: 3,
  expected: null,
  link: null,
  surveyCode: '7KQ4M-XW2PD',
  booked: { at: '2026-11-20T13:30:00.000Z', late: false },
};

const play = (flow: Flow, at: number, ...events: readonly FlowEvent[]): Flow =>
  events.reduce((state, event) => advance(state, { ...event, at }), flow);
const path = ({ steps }: Flow) => steps.map(({ at }) => at);

const typed = play(
  freshFlow(0),
  0,
  { type: 'checkInBegun' },
  { type: 'checkInWayChosen', way: 'run' },
  { type: 'typed', text: '123456785' },
);
const asked = play(typed, 0, { type: 'checkInAsked', key: KEY, who: { identity: RUN } });
const scanned = play(freshFlow(0), 0, { type: 'checkInAsked', key: KEY, who: { code: '7K3Q-W2M9' } });

describe('a person with an appointment', () => {
  it('gets a ticket, and nothing of the document stays', () => {
    expect(path(asked)).toEqual(['idle', 'checkIn', 'checkInRun', 'checkingIn']);
    const given = play(asked, 1, { type: 'ticketIssued', key: KEY, ticket: TICKET });
    expect(path(given)).toEqual(['idle', 'ticket']);
    expect(given.checkIn).toBeNull();
    expect(JSON.stringify(given)).not.toContain('123456785');
  });

  it('holds the code up to the scanner on the first screen, and is at the start again after going back', () => {
    expect(path(scanned)).toEqual(['idle', 'checkingIn']);
    const unknown = play(scanned, 1, { type: 'checkInAnswered', key: KEY, answer: { kind: 'unknown' } });
    expect(path(unknown)).toEqual(['idle', 'checkInAnswer']);
    expect(path(play(unknown, 1, { type: 'back' }))).toEqual(['idle']);
  });

  it('is asked once, however often they tap or hold the card up', () => {
    expect(play(asked, 1, { type: 'checkInAsked', key: 'arrival-2', who: { identity: RUN } })).toBe(asked);
    expect(play(asked, 1, { type: 'back' })).toBe(asked);
    expect(play(asked, DELAYS.attention * 3, { type: 'ticked' })).toBe(asked);
  });

  it('who is not found corrects what they typed', () => {
    const unknown = play(asked, 1, { type: 'checkInAnswered', key: KEY, answer: { kind: 'unknown' } });
    expect(unknown.checkIn).toBeNull();
    expect(currentStep(play(unknown, 1, { type: 'back' }))).toEqual({ at: 'checkInRun', number: '123456785' });
  });

  it('may hold up another code where the last one was not found', () => {
    const unknown = play(scanned, 1, { type: 'checkInAnswered', key: KEY, answer: { kind: 'unknown' } });
    const again = play(unknown, 2, { type: 'checkInAsked', key: 'arrival-2', who: { code: '7K3Q-W2M8' } });
    expect(path(again)).toEqual(['idle', 'checkingIn']);
    expect(again.checkIn?.key).toBe('arrival-2');
  });

  it('whom no server answers is the same arrival when tried again', () => {
    const away = play(asked, 1, { type: 'checkInAnswered', key: KEY, answer: { kind: 'away' } });
    expect(currentStep(away)).toEqual({ at: 'checkInAnswer', answer: { kind: 'away' } });
    expect(play(away, 1, { type: 'back' }), 'it may have been registered').toBe(away);
    const again = play(away, 2, { type: 'checkInRetried' });
    expect(again.checkIn).toMatchObject({ key: KEY, attempt: 2, state: 'sending' });
    expect(currentStep(again).at).toBe('checkingIn');
  });

  it('takes an ordinary number instead, and no document goes with it', () => {
    const away = play(asked, 1, { type: 'checkInAnswered', key: KEY, answer: { kind: 'away' } });
    const number = play(away, 2, { type: 'numberChosen', classes: ['general', 'preferential'] });
    expect(path(number)).toEqual(['idle', 'class']);
    expect([number.checkIn, number.identity]).toEqual([null, null]);
    const one = play(away, 2, { type: 'numberChosen', classes: ['general'] });
    expect([path(one), one.visitClass]).toEqual([['idle', 'services'], 'general']);
  });

  it('who walks away is forgotten like anybody else', () => {
    const warned = play(typed, DELAYS.attention, { type: 'ticked' });
    const gone = play(warned, DELAYS.attention + DELAYS.grace, { type: 'ticked' });
    expect(gone).toEqual(freshFlow(DELAYS.attention + DELAYS.grace));
    const away = play(asked, 1, { type: 'checkInAnswered', key: KEY, answer: { kind: 'away' } });
    const left = play(play(away, DELAYS.attention, { type: 'ticked' }), DELAYS.attention + DELAYS.grace, {
      type: 'ticked',
    });
    expect(left.checkIn).toBeNull();
  });

  it('does not hear an answer to an arrival that was abandoned', () => {
    const fresh = play(asked, 1, { type: 'restart' });
    expect(play(fresh, 2, { type: 'checkInAnswered', key: KEY, answer: { kind: 'unknown' } })).toBe(fresh);
    expect(play(fresh, 2, { type: 'ticketIssued', key: KEY, ticket: TICKET })).toBe(fresh);
  });
});
