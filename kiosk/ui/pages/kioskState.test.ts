import { AWAY, type GivenTicket, refused } from '@turno25/shared/contracts/ticketOffice.ts';
import { err, ok } from '@turno25/shared/domain/result.ts';
import { describe, expect, it } from 'vitest';
import { toggled } from '../common/aids/aids.ts';
import { DELAYS, MAX_EXTENSIONS } from '../common/delays.ts';
import { canExtend } from '../common/person/person.ts';
import { canAskAlso, currentStep } from '../entry/flow/entry.ts';
import { advance, freshKiosk, type KioskEvent, type KioskState, timeLeft } from './kioskState.ts';

const TICKET: GivenTicket = {
  visitId: 'v1',
  source: 'server',
  number: 'A-015',
  issuedAt: '2026-11-20T13:24:00.000Z',
  bookedFor: null,
  class: 'general',
  also: [],
  serviceName: 'Pensión Garantizada Universal',
  institutionName: 'Instituto de Previsión Social',
  branchName: 'ChileAtiende Maipú',
  ahead: 3,
  expected: { lowMinutes: 10, highMinutes: 20 },
  link: 'https://turnos.ejemplo.cl/track/t#code=7KQ4M-XW2PD',
  surveyCode: '7KQ4M-XW2PD',
  booked: null,
};

const RUN = { type: 'run', value: '12.345.678-5' } as const;

const play = (kiosk: KioskState, at: number, ...events: readonly KioskEvent[]): KioskState =>
  events.reduce((state, event) => advance(state, { ...event, at }), kiosk);

const toConfirm: readonly KioskEvent[] = [
  { type: 'begin', classes: ['general', 'preferential'] },
  { type: 'classChosen', visitClass: 'preferential' },
  { type: 'serviceChosen', serviceId: 'pgu', next: 'confirm' },
];
const confirming = play(freshKiosk(0), 0, ...toConfirm);
const asked = play(confirming, 0, { type: 'ticketAsked', key: 'k1' });

describe('the path of one person', () => {
  it('goes from the class to the confirmation by way of an institution', () => {
    const flow = play(
      freshKiosk(0),
      0,
      { type: 'begin', classes: ['general', 'preferential'] },
      { type: 'classChosen', visitClass: 'general' },
      { type: 'othersChosen' },
      { type: 'pageTurned', page: 1 },
      { type: 'institutionChosen', institutionId: 'ips' },
      { type: 'serviceChosen', serviceId: 'pgu', next: 'confirm' },
    );
    expect(flow.entry.steps.map(({ at }) => at)).toEqual([
      'idle',
      'class',
      'services',
      'institutions',
      'institution',
      'confirm',
    ]);
    const back = play(flow, 0, { type: 'back' }, { type: 'back' });
    expect(currentStep(back.entry)).toEqual({ at: 'institutions', page: 1 });
    expect(back.entry.visitClass).toBe('general');
  });

  it('does not ask for a class where the branch has only one', () => {
    const flow = play(freshKiosk(0), 0, { type: 'begin', classes: ['general'] });
    expect(currentStep(flow.entry).at).toBe('services');
    expect(flow.entry.visitClass).toBe('general');
  });

  it('forgets the class when the person goes back to it', () => {
    expect(play(confirming, 0, { type: 'back' }, { type: 'back' }).entry.visitClass).toBeNull();
  });

  it('starts again from the same for the next person, settings included', () => {
    const changed = play(confirming, 5, { type: 'aidsChanged', aids: toggled.contrast(confirming.person.aids) });
    expect(play(changed, 9, { type: 'restart' })).toEqual(freshKiosk(9));
  });
});

describe('who came for several things', () => {
  const adding = play(confirming, 0, { type: 'alsoAsked' });
  const two = play(adding, 0, { type: 'serviceChosen', serviceId: 'suf', next: 'identity' });

  it('is asked what else, and asks for one ticket for all of it', () => {
    expect(currentStep(adding.entry).at).toBe('services');
    expect(currentStep(two.entry)).toEqual({ at: 'confirm', serviceId: 'pgu', also: ['suf'] });
    const { errand } = play(two, 0, { type: 'ticketAsked', key: 'k2' }).entry;
    expect(errand?.request).toMatchObject({ serviceId: 'pgu', also: ['suf'], class: 'preferential' });
  });

  it('keeps the document that was given, whatever is added and taken back', () => {
    const identified = play(
      freshKiosk(0),
      0,
      { type: 'begin', classes: ['general'] },
      { type: 'serviceChosen', serviceId: 'pgu', next: 'identity' },
      { type: 'identified', identity: RUN },
      { type: 'alsoAsked' },
      { type: 'serviceChosen', serviceId: 'suf', next: 'confirm' },
    );
    expect(identified.entry.identity).toEqual(RUN);
    const back = play(identified, 0, { type: 'back' }, { type: 'back' });
    expect(currentStep(back.entry)).toEqual({ at: 'confirm', serviceId: 'pgu', also: [] });
    expect(back.entry.identity).toEqual(RUN);
    expect(play(back, 0, { type: 'back' }).entry.identity).toBeNull();
  });

  it('who chooses the same again has it once, and of what is not given here learns where', () => {
    const same = play(adding, 0, { type: 'serviceChosen', serviceId: 'pgu', next: 'confirm' });
    expect(currentStep(same.entry)).toEqual({ at: 'confirm', serviceId: 'pgu', also: [] });
    const elsewhere = play(adding, 0, { type: 'serviceChosen', serviceId: 'oro', next: 'elsewhere' });
    expect(currentStep(elsewhere.entry)).toEqual({ at: 'elsewhere', serviceId: 'oro' });
  });

  it('is offered no fourth, and nothing more once the ticket is asked for', () => {
    const three = play(
      two,
      0,
      { type: 'alsoAsked' },
      { type: 'serviceChosen', serviceId: 'clave-unica', next: 'confirm' },
    );
    expect(canAskAlso(two.entry)).toBe(true);
    expect(canAskAlso(three.entry)).toBe(false);
    expect(play(three, 0, { type: 'alsoAsked' })).toEqual(three);
    expect(canAskAlso(play(two, 0, { type: 'ticketAsked', key: 'k3' }).entry)).toBe(false);
  });
});

describe('asking for a ticket', () => {
  it('takes a double tap as one request', () => {
    expect(play(asked, 1, { type: 'ticketAsked', key: 'k2' })).toBe(asked);
  });

  it('repeats the request with the same key while the server cannot be reached', () => {
    const lost = play(asked, 1, { type: 'answered', key: 'k1', answer: err(AWAY) });
    const again = play(lost, 2, { type: 'ticketAsked', key: 'k2' }, { type: 'retried' });
    expect(again.entry.errand).toMatchObject({ request: { key: 'k1' }, attempt: 2, state: 'sending' });
  });

  it('does not go back while a number may already have been issued', () => {
    expect(play(asked, 1, { type: 'back' })).toBe(asked);
  });

  it('shows the ticket, and ignores an answer to a request that was abandoned', () => {
    const issued: KioskEvent = { type: 'answered', key: 'k1', answer: ok(TICKET) };
    expect(currentStep(play(asked, 1, issued).entry)).toMatchObject({ at: 'ticket', ticket: TICKET });
    expect(currentStep(play(asked, 1, { type: 'restart' }, issued).entry).at).toBe('idle');
  });

  it('says why it was refused, and lets the person choose again with another key', () => {
    const told = play(asked, 1, { type: 'answered', key: 'k1', answer: err(refused('service.notAttended')) });
    expect(told.entry.refusal?.code).toBe('service.notAttended');
    expect(play(told, 2, { type: 'ticketAsked', key: 'k2' }).entry.errand?.request.key).toBe('k2');
    expect(play(told, 2, { type: 'back' }).entry.refusal).toBeNull();
  });
});

describe('a document', () => {
  const RUN = { type: 'run', value: '123456785' } as const;
  const WANTED = { key: 'k1', serviceId: 'pgu', class: 'general', language: 'es-CL', again: false };
  const choosing = play(
    freshKiosk(0),
    0,
    { type: 'begin', classes: ['general'] },
    { type: 'searchChosen' },
    { type: 'typed', text: 'jubilación' },
    { type: 'serviceChosen', serviceId: 'pgu', next: 'identity' },
  );

  it('travels with the ticket, and is forgotten with it', () => {
    const typing = play(choosing, 0, { type: 'documentChosen', document: 'run' }, { type: 'typed', text: '123456785' });
    const sent = play(typing, 0, { type: 'identified', identity: RUN }, { type: 'ticketAsked', key: 'k1' });
    expect(sent.entry.errand?.request).toEqual({ ...WANTED, identity: RUN });
    expect(play(sent, 1, { type: 'answered', key: 'k1', answer: ok(TICKET) }).entry.identity).toBeNull();
  });

  it('is never needed', () => {
    const without = play(choosing, 0, { type: 'identified', identity: null }, { type: 'ticketAsked', key: 'k1' });
    expect(without.entry.errand?.request).toEqual(WANTED);
  });

  it('is forgotten by going back, and what was searched is not', () => {
    const confirmed = play(choosing, 0, { type: 'identified', identity: RUN });
    const back = play(confirmed, 0, { type: 'back' });
    expect(back.entry.identity).toBeNull();
    expect(currentStep(play(back, 0, { type: 'back' }).entry)).toEqual({ at: 'search', text: 'jubilación', page: 0 });
  });

  it('that already waits for the same service is offered its paper again, or a second ticket', () => {
    const waiting = play(choosing, 0, { type: 'identified', identity: RUN }, { type: 'ticketAsked', key: 'k1' });
    const asks = play(waiting, 1, {
      type: 'answered',
      key: 'k1',
      answer: err(refused('ticket.alreadyWaiting', { number: 'A-015', visitId: 'v1' })),
    });
    expect(currentStep(asks.entry)).toEqual({ at: 'already', serviceId: 'pgu', number: 'A-015', visitId: 'v1' });
    expect(play(asks, 2, { type: 'ticketAsked', key: 'k2', how: 'reprint' }).entry.errand).toMatchObject({
      kind: 'copy',
      request: { key: 'k2', visitId: 'v1' },
    });
    expect(play(asks, 2, { type: 'ticketAsked', key: 'k2', how: 'again' }).entry.errand).toMatchObject({
      kind: 'ticket',
      request: { key: 'k2', again: true, identity: RUN },
    });
  });

  it('that has an appointment for it now is offered to register their arrival, or takes a number anyway', () => {
    const waiting = play(choosing, 0, { type: 'identified', identity: RUN }, { type: 'ticketAsked', key: 'k1' });
    const offered = play(waiting, 1, {
      type: 'answered',
      key: 'k1',
      answer: err(refused('booking.canCheckIn', { bookedFor: '2026-11-20T13:00:00.000Z' })),
    });
    const awaited = { at: 'awaited', serviceId: 'pgu', bookedFor: '2026-11-20T13:00:00.000Z' };
    expect(currentStep(offered.entry)).toEqual(awaited);
    const arrival = play(offered, 2, { type: 'checkInAsked', key: 'k2', who: { identity: RUN } });
    expect(arrival.entry.errand).toMatchObject({ kind: 'checkIn', request: { key: 'k2', identity: RUN } });
    expect(play(offered, 2, { type: 'ticketAsked', key: 'k3', how: 'again' }).entry.errand).toMatchObject({
      kind: 'ticket',
      request: { key: 'k3', again: true },
    });
  });
});

describe('language', () => {
  it('goes with the ticket, and the next person finds Spanish', () => {
    const chosen = play(
      freshKiosk(0),
      0,
      { type: 'dialogToggled', dialog: 'language' },
      { type: 'languageChosen', language: 'ht' },
    );
    expect(chosen.person.dialog).toBeNull();
    expect(play(chosen, 0, ...toConfirm, { type: 'ticketAsked', key: 'k' }).entry.errand).toMatchObject({
      request: { language: 'ht' },
    });
    expect(play(chosen, 0, { type: 'restart' }).person.language).toBe('es-CL');
    expect(play(chosen, DELAYS.attention, { type: 'ticked' }).person.language).toBe('es-CL');
  });
});

describe('what else the machine is for', () => {
  it('opens the survey and the OIRS from the first screen only', () => {
    expect(play(freshKiosk(0), 0, { type: 'surveyBegun', code: '7KQ4M-XW2PD' }).aside).toEqual({
      flow: 'exit',
      code: '7KQ4M-XW2PD',
    });
    expect(play(freshKiosk(0), 0, { type: 'oirsBegun' }).aside?.flow).toBe('oirs');
    expect(play(confirming, 0, { type: 'oirsBegun' })).toBe(confirming);
  });

  it('lets a person leave without a ticket when the wait is long', () => {
    expect(currentStep(play(confirming, 0, { type: 'laterChosen' }).entry).at).toBe('later');
    expect(play(asked, 0, { type: 'laterChosen' })).toBe(asked);
  });
});

describe('time', () => {
  it('warns an absent person, with at least 20 seconds to answer, and then clears the screen', () => {
    expect(DELAYS.grace).toBeGreaterThanOrEqual(20_000);
    const warned = play(confirming, DELAYS.attention, { type: 'ticked' });
    expect(timeLeft(warned, DELAYS.attention)).toBe(DELAYS.grace);
    expect(play(warned, DELAYS.attention + DELAYS.grace - 1, { type: 'ticked' })).toBe(warned);
    expect(currentStep(play(warned, DELAYS.attention + DELAYS.grace, { type: 'ticked' }).entry).at).toBe('idle');
  });

  it('gives more time ten times in a row, and again after any other touch', () => {
    let flow = confirming;
    let at = 0;
    for (let time = 0; time < MAX_EXTENSIONS; time += 1) {
      at += DELAYS.attention;
      flow = play(flow, at, { type: 'ticked' });
      expect(flow.person.warnedAt).toBe(at);
      flow = play(flow, at, { type: 'touched' }, { type: 'extended' });
      expect(flow.person.warnedAt).toBeNull();
    }
    expect(canExtend(flow.person)).toBe(false);
    expect(canExtend(play(flow, at, { type: 'touched' }).person)).toBe(true);
  });

  it('does not run out while a request is on its way', () => {
    expect(play(asked, DELAYS.attention * 9, { type: 'ticked' })).toBe(asked);
  });

  it('leaves the ticket by itself, later if the person asks', () => {
    const shown = play(asked, 100, { type: 'answered', key: 'k1', answer: ok(TICKET) });
    const extended = play(shown, 5_100, { type: 'extended' });
    expect(timeLeft(extended, 5_100)).toBe(DELAYS.ticketShown);
    expect(currentStep(play(extended, 100 + DELAYS.ticketShown, { type: 'ticked' }).entry).at).toBe('ticket');
    expect(currentStep(play(extended, 5_100 + DELAYS.ticketShown, { type: 'ticked' }).entry).at).toBe('idle');
  });

  it('gives the idle screen back its usual look when nobody used the changed one', () => {
    const idle = freshKiosk(0);
    expect(play(idle, DELAYS.attention, { type: 'ticked' })).toBe(idle);
    const changed = play(idle, 0, { type: 'aidsChanged', aids: toggled.text(idle.person.aids) });
    expect(play(changed, DELAYS.attention, { type: 'ticked' }).person.aids.text).toBe(1);
  });
});
