import { AWAY, type GivenTicket, refused } from '@turno25/shared/contracts/ticketOffice.ts';
import { err, ok } from '@turno25/shared/domain/result.ts';
import { describe, expect, it } from 'vitest';
import { DELAYS } from '../common/delays.ts';
import { currentStep } from '../entry/flow/entry.ts';
import { advance, freshKiosk, type KioskEvent, type KioskState } from './kioskState.ts';

const RUN = { type: 'run', value: '123456785', fromCard: true } as const;
const KEY = 'arrival-1';
const UNKNOWN = err(refused('booking.unknown'));
const TICKET: GivenTicket = {
  visitId: 'v1',
  source: 'server',
  number: 'A-015',
  issuedAt: '2026-11-20T13:24:00.000Z',
  bookedFor: '2026-11-20T13:30:00.000Z',
  class: 'general',
  also: [],
  serviceName: 'Pensión Garantizada Universal',
  institutionName: 'Instituto de Previsión Social',
  branchName: 'ChileAtiende Maipú',
  ahead: 3,
  expected: null,
  link: null,
  surveyCode: '7KQ4M-XW2PD',
  booked: { at: '2026-11-20T13:30:00.000Z', late: false },
};

const play = (kiosk: KioskState, at: number, ...events: readonly KioskEvent[]): KioskState =>
  events.reduce((state, event) => advance(state, { ...event, at }), kiosk);
const path = ({ entry }: KioskState) => entry.steps.map(({ at }) => at);

const typed = play(freshKiosk(0), 0, { type: 'checkInBegun' }, { type: 'checkInWayChosen', way: 'card' });
const asked = play(typed, 0, { type: 'checkInAsked', key: KEY, who: { identity: RUN } });
const scanned = play(freshKiosk(0), 0, { type: 'checkInAsked', key: KEY, who: { code: '7K3Q-W2M9' } });

describe('a person with an appointment', () => {
  it('gets a ticket, and nothing of the document stays', () => {
    expect(path(asked)).toEqual(['idle', 'checkIn', 'checkInCard', 'checkingIn']);
    const given = play(asked, 1, { type: 'answered', key: KEY, answer: ok(TICKET) });
    expect(path(given)).toEqual(['idle', 'ticket']);
    expect(given.entry.errand).toBeNull();
    expect(JSON.stringify(given)).not.toContain('123456785');
  });

  it('holds the code up to the scanner on the first screen, and is at the start again after going back', () => {
    expect(path(scanned)).toEqual(['idle', 'checkingIn']);
    const unknown = play(scanned, 1, { type: 'answered', key: KEY, answer: UNKNOWN });
    expect(path(unknown)).toEqual(['idle', 'checkInAnswer']);
    expect(path(play(unknown, 1, { type: 'back' }))).toEqual(['idle']);
  });

  it('is asked once, however often they tap or hold the card up', () => {
    expect(play(asked, 1, { type: 'checkInAsked', key: 'arrival-2', who: { identity: RUN } })).toBe(asked);
    expect(play(asked, 1, { type: 'back' })).toBe(asked);
    expect(play(asked, DELAYS.attention * 3, { type: 'ticked' })).toBe(asked);
  });

  it('who is not found corrects what they typed', () => {
    const unknown = play(asked, 1, { type: 'answered', key: KEY, answer: UNKNOWN });
    expect(unknown.entry.errand).toBeNull();
    expect(currentStep(play(unknown, 1, { type: 'back' }).entry)).toEqual({ at: 'checkInCard' });
  });

  it('may hold up another code where the last one was not found', () => {
    const unknown = play(scanned, 1, { type: 'answered', key: KEY, answer: UNKNOWN });
    const again = play(unknown, 2, { type: 'checkInAsked', key: 'arrival-2', who: { code: '7K3Q-W2M8' } });
    expect(path(again)).toEqual(['idle', 'checkingIn']);
    expect(again.entry.errand?.request.key).toBe('arrival-2');
  });

  it('whom no server answers is the same arrival when tried again', () => {
    const away = play(asked, 1, { type: 'answered', key: KEY, answer: err(AWAY) });
    expect(currentStep(away.entry)).toEqual({ at: 'checkInAnswer', refusal: { kind: 'away' } });
    expect(play(away, 1, { type: 'back' }), 'it may have been registered').toBe(away);
    const again = play(away, 2, { type: 'retried' });
    expect(again.entry.errand).toMatchObject({ request: { key: KEY }, attempt: 2, state: 'sending' });
    expect(currentStep(again.entry).at).toBe('checkingIn');
  });

  it('takes an ordinary number instead, and no document goes with it', () => {
    const away = play(asked, 1, { type: 'answered', key: KEY, answer: err(AWAY) });
    const number = play(away, 2, { type: 'numberChosen', classes: ['general', 'preferential'] });
    expect(path(number)).toEqual(['idle', 'class']);
    expect([number.entry.errand, number.entry.identity]).toEqual([null, null]);
    const one = play(away, 2, { type: 'numberChosen', classes: ['general'] });
    expect([path(one), one.entry.visitClass]).toEqual([['idle', 'services'], 'general']);
  });

  it('who walks away is forgotten like anybody else', () => {
    const warned = play(typed, DELAYS.attention, { type: 'ticked' });
    const gone = play(warned, DELAYS.attention + DELAYS.grace, { type: 'ticked' });
    expect(gone).toEqual(freshKiosk(DELAYS.attention + DELAYS.grace));
    const away = play(asked, 1, { type: 'answered', key: KEY, answer: err(AWAY) });
    const left = play(play(away, DELAYS.attention, { type: 'ticked' }), DELAYS.attention + DELAYS.grace, {
      type: 'ticked',
    });
    expect(left.entry.errand).toBeNull();
  });

  it('does not hear an answer to an arrival that was abandoned', () => {
    const fresh = play(asked, 1, { type: 'restart' });
    expect(play(fresh, 2, { type: 'answered', key: KEY, answer: UNKNOWN })).toBe(fresh);
    expect(play(fresh, 2, { type: 'answered', key: KEY, answer: ok(TICKET) })).toBe(fresh);
  });
});

describe('a ticket that waits under the same number', () => {
  const refusedFor = (proven: number) =>
    play(asked, 1, {
      type: 'answered',
      key: KEY,
      answer: err(refused('ticket.alreadyWaiting', { number: 'A-015', visitId: 'v1', proven })),
    });

  it('may be somebody’s who typed it: the person says so, and comes with the same card', () => {
    const told = currentStep(refusedFor(0).entry);
    expect(told).toMatchObject({ at: 'checkInAnswer', who: { identity: RUN } });
    const again = play(refusedFor(0), 2, {
      type: 'checkInAsked',
      key: 'arrival-2',
      who: { identity: RUN },
      again: true,
    });
    expect(again.entry.errand).toMatchObject({
      kind: 'checkIn',
      request: { key: 'arrival-2', identity: RUN, again: true },
    });
  });

  it('that came of an appointment is theirs: nothing of the card stays', () => {
    expect(currentStep(refusedFor(1).entry)).not.toHaveProperty('who');
  });
});
