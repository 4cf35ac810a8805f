import { describe, expect, it } from 'vitest';
import { toggled } from './aids.ts';
import { DELAYS, MAX_EXTENSIONS } from './delays.ts';
import { advance, canExtend, currentStep, type Flow, type FlowEvent, freshFlow, timeLeft } from './flow.ts';
import type { GivenTicket } from './givenTicket.ts';

const TICKET: GivenTicket = {
  id: 'v1',
  number: 'A-015',
  issuedAt: '2026-11-20T13:24:00.000Z',
  bookedFor: null,
  class: 'general',
  serviceName: 'Pensión Garantizada Universal',
  institutionName: 'Instituto de Previsión Social',
  branchName: 'ChileAtiende Maipú',
  ahead: 3,
  expected: { lowMinutes: 10, highMinutes: 20 },
  link: 'https://turnos.ejemplo.cl/track/t#code=7KQ4M-XW2PD',
  surveyCode: '7KQ4M-XW2PD',
  booked: null,
};

const play = (flow: Flow, at: number, ...events: readonly FlowEvent[]): Flow =>
  events.reduce((state, event) => advance(state, { ...event, at }), flow);

const toConfirm: readonly FlowEvent[] = [
  { type: 'begin', classes: ['general', 'preferential'] },
  { type: 'classChosen', visitClass: 'preferential' },
  { type: 'serviceChosen', serviceId: 'pgu', next: 'confirm' },
];
const confirming = play(freshFlow(0), 0, ...toConfirm);
const asked = play(confirming, 0, { type: 'ticketAsked', key: 'k1' });

describe('the path of one person', () => {
  it('goes from the class to the confirmation by way of an institution', () => {
    const flow = play(
      freshFlow(0),
      0,
      { type: 'begin', classes: ['general', 'preferential'] },
      { type: 'classChosen', visitClass: 'general' },
      { type: 'othersChosen' },
      { type: 'pageTurned', page: 1 },
      { type: 'institutionChosen', institutionId: 'ips' },
      { type: 'serviceChosen', serviceId: 'pgu', next: 'confirm' },
    );
    expect(flow.steps.map(({ at }) => at)).toEqual([
      'idle',
      'class',
      'services',
      'institutions',
      'institution',
      'confirm',
    ]);
    const back = play(flow, 0, { type: 'back' }, { type: 'back' });
    expect(currentStep(back)).toEqual({ at: 'institutions', page: 1 });
    expect(back.visitClass).toBe('general');
  });

  it('does not ask for a class where the branch has only one', () => {
    const flow = play(freshFlow(0), 0, { type: 'begin', classes: ['general'] });
    expect(currentStep(flow).at).toBe('services');
    expect(flow.visitClass).toBe('general');
  });

  it('forgets the class when the person goes back to it', () => {
    expect(play(confirming, 0, { type: 'back' }, { type: 'back' }).visitClass).toBeNull();
  });

  it('starts again from the same for the next person, settings included', () => {
    const changed = play(confirming, 5, { type: 'aidsChanged', aids: toggled.contrast(confirming.aids) });
    expect(play(changed, 9, { type: 'restart' })).toEqual(freshFlow(9));
  });
});

describe('asking for a ticket', () => {
  it('takes a double tap as one request', () => {
    expect(play(asked, 1, { type: 'ticketAsked', key: 'k2' })).toBe(asked);
  });

  it('repeats the request with the same key while the server cannot be reached', () => {
    const lost = play(asked, 1, { type: 'serverUnreached', key: 'k1' });
    const again = play(lost, 2, { type: 'ticketAsked', key: 'k2' }, { type: 'retried' });
    expect(again.request).toMatchObject({ key: 'k1', attempt: 2, state: 'sending' });
  });

  it('does not go back while a number may already have been issued', () => {
    expect(play(asked, 1, { type: 'back' })).toBe(asked);
  });

  it('shows the ticket, and ignores an answer to a request that was abandoned', () => {
    const issued: FlowEvent = { type: 'ticketIssued', key: 'k1', ticket: TICKET };
    expect(currentStep(play(asked, 1, issued))).toMatchObject({ at: 'ticket', ticket: TICKET });
    expect(currentStep(play(asked, 1, { type: 'restart' }, issued)).at).toBe('idle');
  });

  it('says why it was refused, and lets the person choose again with another key', () => {
    const refused = play(asked, 1, { type: 'ticketRefused', key: 'k1', code: 'service.notAttended' });
    expect(refused.refusal).toBe('service.notAttended');
    expect(play(refused, 2, { type: 'ticketAsked', key: 'k2' }).request?.key).toBe('k2');
    expect(play(refused, 2, { type: 'back' }).refusal).toBeNull();
  });
});

describe('a document', () => {
  const RUN = { type: 'run', value: '123456785' } as const;
  const choosing = play(
    freshFlow(0),
    0,
    { type: 'begin', classes: ['general'] },
    { type: 'searchChosen' },
    { type: 'typed', text: 'jubilación' },
    { type: 'serviceChosen', serviceId: 'pgu', next: 'identity' },
  );

  it('travels with the ticket, and is forgotten with it', () => {
    const typing = play(choosing, 0, { type: 'documentChosen', document: 'run' }, { type: 'typed', text: '123456785' });
    const sent = play(typing, 0, { type: 'identified', identity: RUN }, { type: 'ticketAsked', key: 'k1' });
    expect(sent.request?.body).toEqual({ serviceId: 'pgu', class: 'general', language: 'es-CL', identity: RUN });
    expect(play(sent, 1, { type: 'ticketIssued', key: 'k1', ticket: TICKET }).identity).toBeNull();
  });

  it('is never needed', () => {
    const without = play(choosing, 0, { type: 'identified', identity: null }, { type: 'ticketAsked', key: 'k1' });
    expect(without.request?.body).toEqual({ serviceId: 'pgu', class: 'general', language: 'es-CL' });
  });

  it('is forgotten by going back, and what was searched is not', () => {
    const confirmed = play(choosing, 0, { type: 'identified', identity: RUN });
    const back = play(confirmed, 0, { type: 'back' });
    expect(back.identity).toBeNull();
    expect(currentStep(play(back, 0, { type: 'back' }))).toEqual({ at: 'search', text: 'jubilación', page: 0 });
  });

  it('that already waits for the same service is offered its paper again, or a second ticket', () => {
    const waiting = play(choosing, 0, { type: 'identified', identity: RUN }, { type: 'ticketAsked', key: 'k1' });
    const asks = play(waiting, 1, { type: 'alreadyWaiting', key: 'k1', number: 'A-015', visitId: 'v1' });
    expect(currentStep(asks)).toEqual({ at: 'already', serviceId: 'pgu', number: 'A-015', visitId: 'v1' });
    expect(play(asks, 2, { type: 'ticketAsked', key: 'k2', how: 'reprint' }).request?.reprintOf).toBe('v1');
    expect(play(asks, 2, { type: 'ticketAsked', key: 'k2', how: 'again' }).request).toMatchObject({
      key: 'k2',
      reprintOf: null,
      body: { again: true, identity: RUN },
    });
  });
});

describe('language', () => {
  it('goes with the ticket, and the next person finds Spanish', () => {
    const chosen = play(
      freshFlow(0),
      0,
      { type: 'dialogToggled', dialog: 'language' },
      { type: 'languageChosen', language: 'ht' },
    );
    expect(chosen.dialog).toBeNull();
    expect(play(chosen, 0, ...toConfirm, { type: 'ticketAsked', key: 'k' }).request?.body.language).toBe('ht');
    expect(play(chosen, 0, { type: 'restart' }).language).toBe('es-CL');
    expect(play(chosen, DELAYS.attention, { type: 'ticked' }).language).toBe('es-CL');
  });
});

describe('what else the machine is for', () => {
  it('opens the survey and the OIRS from the first screen only', () => {
    expect(currentStep(play(freshFlow(0), 0, { type: 'surveyBegun', code: '7KQ4M-XW2PD' }))).toEqual({
      at: 'survey',
      code: '7KQ4M-XW2PD',
    });
    expect(currentStep(play(freshFlow(0), 0, { type: 'oirsBegun' })).at).toBe('oirs');
    expect(play(confirming, 0, { type: 'oirsBegun' })).toBe(confirming);
  });

  it('lets a person leave without a ticket when the wait is long', () => {
    expect(currentStep(play(confirming, 0, { type: 'laterChosen' })).at).toBe('later');
    expect(play(asked, 0, { type: 'laterChosen' })).toBe(asked);
  });
});

describe('time', () => {
  it('warns an absent person, with at least 20 seconds to answer, and then clears the screen', () => {
    expect(DELAYS.grace).toBeGreaterThanOrEqual(20_000);
    const warned = play(confirming, DELAYS.attention, { type: 'ticked' });
    expect(timeLeft(warned, DELAYS.attention)).toBe(DELAYS.grace);
    expect(play(warned, DELAYS.attention + DELAYS.grace - 1, { type: 'ticked' })).toBe(warned);
    expect(currentStep(play(warned, DELAYS.attention + DELAYS.grace, { type: 'ticked' })).at).toBe('idle');
  });

  it('gives more time ten times in a row, and again after any other touch', () => {
    let flow = confirming;
    let at = 0;
    for (let time = 0; time < MAX_EXTENSIONS; time += 1) {
      at += DELAYS.attention;
      flow = play(flow, at, { type: 'ticked' });
      expect(flow.warnedAt).toBe(at);
      flow = play(flow, at, { type: 'touched' }, { type: 'extended' });
      expect(flow.warnedAt).toBeNull();
    }
    expect(canExtend(flow)).toBe(false);
    expect(canExtend(play(flow, at, { type: 'touched' }))).toBe(true);
  });

  it('does not run out while a request is on its way', () => {
    expect(play(asked, DELAYS.attention * 9, { type: 'ticked' })).toBe(asked);
  });

  it('leaves the ticket by itself, later if the person asks', () => {
    const shown = play(asked, 100, { type: 'ticketIssued', key: 'k1', ticket: TICKET });
    const extended = play(shown, 5_100, { type: 'extended' });
    expect(timeLeft(extended, 5_100)).toBe(DELAYS.ticketShown);
    expect(currentStep(play(extended, 100 + DELAYS.ticketShown, { type: 'ticked' })).at).toBe('ticket');
    expect(currentStep(play(extended, 5_100 + DELAYS.ticketShown, { type: 'ticked' })).at).toBe('idle');
  });

  it('gives the idle screen back its usual look when nobody used the changed one', () => {
    const idle = freshFlow(0);
    expect(play(idle, DELAYS.attention, { type: 'ticked' })).toBe(idle);
    const changed = play(idle, 0, { type: 'aidsChanged', aids: toggled.text(idle.aids) });
    expect(play(changed, DELAYS.attention, { type: 'ticked' }).aids.text).toBe(1);
  });
});
