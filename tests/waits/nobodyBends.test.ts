import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { describe, expect, test } from 'vitest';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done, type OneCounter, type Ticket } from '../support/oneCounter.ts';

/** Twelve people who came together, one counter, five minutes each: six of them wait 25 minutes or less. */
const HONEST = { official: [6, 12], strict: [6, 12], brief: [6, 12] };

const again = (counter: OneCounter, ticket: Ticket) => counter.does('unhold', { visitId: ticket.id });

test('twelve people at one counter, honestly', () =>
  atOneCounter(async (counter) => {
    await counter.everyTicketInTurn(await counter.tickets(12));
    expect(await counter.shares()).toEqual(HONEST);
  }));

describe('a start and a touch, a second long, stop no clock', () => {
  test('held by staff', () =>
    atOneCounter(async (counter) => {
      const tickets = await counter.tickets(12);
      for (const ticket of tickets) await counter.touches(ticket, () => counter.hold('staff'));
      for (const ticket of tickets) await again(counter, ticket);
      await counter.everyTicketInTurn(tickets);
      const { official, strict, brief } = await counter.shares();
      // Twelve seconds went by, so that the sixth waited more than 25 minutes.
      expect([official, strict, brief]).toEqual([
        [5, 12],
        [5, 12],
        [5, 12],
      ]);
      const { body } = await counter.figures();
      expect(body.standard.staffHolds.holds).toBe(12);
      expect(counter.measured().waits?.signals).toMatchObject([{ attendantId: 'a1', staffHolds: 12, touches: 12 }]);
    }));

  test('sent away and back', () =>
    atOneCounter(async (counter) => {
      const tickets = await counter.tickets(12);
      for (const ticket of tickets) {
        await counter.touches(ticket, () =>
          counter.does('transfer', { to: { serviceId: 'suf' }, reason: { code: 'nextStep' } }),
        );
        await counter.calls(ticket);
        await counter.does('transfer', { to: { serviceId: 'pgu' }, reason: { code: 'nextStep' } });
      }
      const live = (await counter.served.manager.call('GET', '/live')).body;
      expect(live.line.every((visit: { stage: number }) => visit.stage === 1)).toBe(true);
      expect(
        live.line.every((visit: { enteredAt: string; issuedAt: string }) => visit.enteredAt === visit.issuedAt),
      ).toBe(true);
      await counter.everyTicketInTurn(tickets);
      expect((await counter.shares()).official).toEqual([5, 12]);
      expect((await counter.shares()).strict).toEqual([5, 12]);
    }));

  test('sent to the same service', () =>
    atOneCounter(async (counter) => {
      const [ticket] = await counter.tickets(1);
      await counter.calls(ticket!);
      await counter.does('start');
      const reply = await counter.tried('transfer', { to: { serviceId: 'pgu' }, reason: { code: 'nextStep' } });
      expect(reply.body.code).toBe('transfer.sameService');
      const same = await counter.tried('transfer', { to: { counterId: 'm1' }, reason: { code: 'nextStep' } });
      expect(same.body.code).toBe('transfer.sameCounter');
    }));
});

test('a limit raised at noon is felt tomorrow, and a goal lowered today judges no day that is over', () =>
  atOneCounter(async (counter) => {
    const { admin, manager } = counter.served;
    const tickets = await counter.tickets(6);
    const settings = (await admin.call('GET', '/settings')).body;
    const { config } = settings;
    const lenient = {
      ...config,
      services: config.services.map((service: object) => ({ ...service, limitMinutes: 240 })),
      standard: { ...config.standard, goalPercent: 10 },
    };
    done(await admin.call('PUT', '/settings', { version: settings.version, config: lenient }), 'settings');
    tickets.push(...(await counter.tickets(6)));
    await counter.everyTicketInTurn(tickets);
    expect(await counter.shares()).toEqual(HONEST);
    const { body } = await counter.figures();
    expect(body.goal).toMatchObject({ percent: config.standard.goalPercent, met: false });
    expect(body.waits.byService).toMatchObject([{ serviceId: 'pgu', limitsMs: [25 * MINUTE] }]);
    expect((await manager.call('GET', '/live')).body.standard.goalPercent).toBe(config.standard.goalPercent);
    done(await manager.call('POST', '/day/close', { force: true }), 'close');
    counter.until(24 * 60);
    const tomorrow = await counter.signIn('manager');
    const attendant = await counter.signIn('attendant1');
    done(await tomorrow.call('POST', '/day/open', {}), 'open');
    await counter.does('open', {}, attendant);
    const [late] = await counter.tickets(1);
    counter.wait(100);
    await counter.calls(late!, attendant);
    await counter.does('start', {}, attendant);
    counter.wait(1);
    const range = (await tomorrow.call('GET', '/figures/range?from=2026-11-20&to=2026-11-21')).body;
    expect(range.goals).toMatchObject([
      { percent: config.standard.goalPercent, days: 1, met: false },
      { percent: 10, days: 1, met: true },
    ]);
    expect(range.goal.met).toBe(false);
    expect(range.waits.byService[0].limitsMs).toEqual([25 * MINUTE, 240 * MINUTE]);
    expect(range.standard.official).toMatchObject({ numerator: 7, denominator: 13 });
  }));

describe('exclusions', () => {
  test('nobody who was attended was a test, today or later', () =>
    atOneCounter(async (counter) => {
      const { manager, admin } = counter.served;
      const tickets = await counter.tickets(8);
      await counter.everyTicketInTurn(tickets);
      const exclude = (client: typeof manager, ticket: Ticket) =>
        client.call('POST', `/tickets/${ticket.id}/exclude`, { code: 'testTicket', reason: { code: 'other' } });
      for (const ticket of tickets) expect((await exclude(manager, ticket)).body.code).toBe('exclusion.attended');
      done(await manager.call('POST', '/day/close', { force: true }), 'close');
      for (const ticket of tickets) expect((await exclude(admin, ticket)).body.code).toBe('exclusion.attended');
      expect((await counter.shares()).official).toEqual([6, 8]);
    }));

  test('today two people ask for the same, and the figure is shown with and without', () =>
    atOneCounter(async (counter) => {
      const { manager, admin } = counter.served;
      const [first, second] = await counter.tickets(2);
      await counter.attends(first!);
      counter.wait(30);
      const body = { code: 'contingency', act: 'Res. 12', reason: { code: 'other' } };
      const path = `/tickets/${second!.id}/exclude`;
      expect((await manager.call('POST', path, body)).body).toEqual({ state: 'asked' });
      expect((await manager.call('POST', path, body)).body.code).toBe('exclusion.secondPerson');
      expect((await admin.call('POST', path, { ...body, act: 'Res. 13' })).body.code).toBe('exclusion.otherAsked');
      expect((await counter.shares()).strict).toEqual([1, 2]);
      expect((await admin.call('POST', path, body)).body).toEqual({ state: 'excluded' });
      expect((await counter.shares()).strict).toEqual([1, 1]);
      const figures = (await counter.figures()).body;
      expect(figures.waits.withoutExclusions.strict).toMatchObject({ numerator: 1, denominator: 2 });
    }));
});

test('a walk-in written down as a booking waits from when they came', () =>
  atOneCounter(async (counter) => {
    const { manager, kiosk } = counter.served;
    const tickets: Ticket[] = [];
    for (let person = 0; person < 12; person += 1) {
      const at = new Date(counter.clock.now() + 15 * MINUTE).toISOString();
      const booked = done(
        await manager.call('POST', '/appointments', { serviceId: 'pgu', at, class: 'general' }),
        'book',
      );
      tickets.push(
        done(await kiosk.call('POST', '/appointments/check-in', { code: booked.body.code }), 'check in').body,
      );
    }
    await counter.everyTicketInTurn(tickets);
    expect(await counter.shares()).toEqual(HONEST);
    const { body } = await counter.figures();
    expect(body.waits.byChannel[2]).toMatchObject({
      channel: 'appointment',
      official: { numerator: 6, denominator: 12 },
    });
    expect(body.waits.sinceArrival.maxMs).toBe(55 * MINUTE);
  }));

test('a hold that the person never asked for takes ten minutes out of official, and nothing out of strict', () =>
  atOneCounter(async (counter) => {
    const tickets = await counter.tickets(12);
    for (const ticket of tickets) {
      await counter.calls(ticket);
      await counter.hold('citizen');
    }
    for (const ticket of tickets) {
      await again(counter, ticket);
      await counter.attends(ticket);
    }
    // Held while they waited: 10 minutes less each, so that whoever waited 35 or less is within the official one.
    expect(await counter.shares()).toEqual({ official: [8, 12], strict: [6, 12], brief: [6, 12] });
    const { body } = await counter.figures();
    expect(counter.measured().waits?.signals).toMatchObject([{ unconfirmedHolds: 12 }]);
    expect(body.waits.unconfirmedHolds.holds).toBe(12);
    expect(body.goals[0].met).toBe(false);
  }));

describe('brief', () => {
  test('finished in a second and attended off the books', () =>
    atOneCounter(async (counter) => {
      const tickets = await counter.tickets(12);
      for (const ticket of tickets) await counter.touches(ticket, () => counter.finish());
      const { official, strict, brief } = await counter.shares();
      expect([official, strict, brief]).toEqual([
        [12, 12],
        [12, 12],
        [0, 0],
      ]);
      expect((await counter.figures()).body.goal.met).toBe(false);
    }));

  test('ghosts of no seconds among those who are attended', () =>
    atOneCounter(async (counter) => {
      const people = await counter.tickets(12);
      for (const ghost of await counter.tickets(60)) await counter.touches(ghost, () => counter.finish());
      await counter.everyTicketInTurn(people);
      const { official, brief } = await counter.shares();
      expect(official[1]).toBe(72);
      // A minute went by with the ghosts: the sixth waited 26.
      expect(brief).toEqual([5, 12]);
      expect((await counter.figures()).body.goal.met).toBe(false);
    }));
});

describe('out of the line and in again', () => {
  const RUN = { type: 'run', value: '12.345.678-5' };

  test('removed at minute 24, with another ticket: the new one stands for both', () =>
    atOneCounter(async (counter) => {
      const { manager, attendants } = counter.served;
      const [ticket] = await counter.tickets(1);
      counter.until(24);
      const remove = { reason: { code: 'requested' } };
      // Of the line a manager disposes, not whoever sits at a counter.
      expect((await counter.attendant.call('POST', `/tickets/${ticket!.id}/remove`, remove)).body.code).toBe(
        'visit.notYours',
      );
      expect((await attendants[1]!.call('POST', `/tickets/${ticket!.id}/leave`)).body.code).toBe('visit.notYours');
      done(await manager.call('POST', `/tickets/${ticket!.id}/remove`, remove), 'remove');
      const next = done(await counter.attendant.call('POST', `/tickets/${ticket!.id}/again`, {}), 'again').body;
      expect(Object.keys(next).sort()).toEqual(['id', 'number']);
      counter.until(28);
      await counter.attends(next);
      expect(await counter.shares()).toEqual({ official: [1, 1], strict: [0, 1], brief: [0, 1] });
      const rows = await counter.visitRows();
      expect(rows[1]).toMatchObject({ continua: rows[0]!.numero, espera_estricta_ms: String(28 * MINUTE) });
      expect((await counter.figures()).body.waits.continued).toBe(1);
    }));

  test('a no-show needs time as well as calls, and the same person is known by their RUN', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket({ identity: RUN });
      counter.until(20);
      await counter.calls(ticket);
      for (let call = 0; call < 2; call += 1) {
        counter.clock.advance(10 * SECOND);
        await counter.does('recall');
      }
      expect((await counter.tried('no-show')).body).toMatchObject({
        code: 'visit.noShowTooEarly',
        facts: { callsLeft: 0, secondsLeft: 130 },
      });
      counter.clock.advance(130 * SECOND);
      await counter.does('no-show');
      counter.until(26);
      const next = await counter.ticket({ identity: RUN });
      counter.until(36);
      await counter.attends(next);
      // Twenty minutes to the first call of the turn that was lost, and ten of the new one.
      expect(await counter.shares()).toEqual({ official: [1, 1], strict: [0, 1], brief: [0, 1] });
    }));

  test('made to leave by staff is not leaving with the own token', () =>
    atOneCounter(async (counter) => {
      const { manager, anonymous } = counter.served;
      const sent = await counter.ticket({ identity: RUN });
      const free = await counter.ticket({ identity: { type: 'run', value: '11.111.111-1' } });
      counter.until(24);
      done(await manager.call('POST', `/tickets/${sent.id}/leave`), 'leave');
      done(await anonymous.call('DELETE', `/track/${free.trackingToken}`), 'leave');
      const [back, fresh] = [
        await counter.ticket({ identity: RUN }),
        await counter.ticket({ identity: { type: 'run', value: '11.111.111-1' } }),
      ];
      counter.until(30);
      await counter.attends(fresh!);
      counter.until(35);
      await counter.attends(back!);
      expect(await counter.shares()).toEqual({ official: [2, 2], strict: [1, 2], brief: [1, 2] });
    }));

  test('with the token of a ticket that staff took nobody leaves, confirms or rates in the person’s name', () =>
    atOneCounter(async (counter) => {
      const { manager, anonymous, branch } = counter.served;
      const mine = done(await manager.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' }), 'issue').body;
      // Staff are not told the codes; whoever got hold of them all the same has nothing of them.
      expect(mine.trackingToken).toBeUndefined();
      const trackingToken = branch.tokens.track(mine.id, 0);
      const surveyCode = branch.tokens.survey(mine.id, 0);
      await counter.calls(mine);
      await counter.hold('citizen');
      expect((await anonymous.call('POST', `/track/${trackingToken}/confirm-hold`)).body.code).toBe(
        'visit.staffIssued',
      );
      await again(counter, mine);
      await counter.attends(mine);
      const answer = { code: surveyCode, global: 7 };
      expect((await anonymous.call('POST', '/surveys', answer)).body.code).toBe('visit.staffIssued');
    }));
});

test('a day closed at minute 25 loses those whom it sent away, in strict and in every table', () =>
  atOneCounter(
    async (counter) => {
      const { manager } = counter.served;
      await counter.everyTicketInTurn((await counter.tickets(12)).slice(0, 5));
      done(await manager.call('POST', '/day/close', { force: true }), 'close');
      const { official, strict } = await counter.shares();
      expect([official, strict]).toEqual([
        [5, 5],
        [5, 12],
      ]);
      const { body, text } = await counter.figures();
      expect(body.waits).toMatchObject({ expired: 7, sentAway: 7 });
      expect(body.waits.byService[0]).toMatchObject({ serviceId: 'pgu', expired: 7 });
      expect(body.waits.cells[0]).toMatchObject({ channel: 'inPerson', expired: 7 });
      expect(text).toContain('servicio.pgu.abiertos_al_cierre');
    },
    { ignoreHours: false },
  ));

test('people attended without a ticket dilute nothing, and raise strict’s denominator by who gave up', () =>
  atOneCounter(async (counter) => {
    const { manager } = counter.served;
    const [first, gone] = await counter.tickets(2);
    await counter.attends(first!);
    counter.until(20);
    done(await manager.call('POST', `/tickets/${gone!.id}/leave`), 'leave');
    for (let walk = 0; walk < 9; walk += 1)
      await counter.does('walk-direct', { serviceId: 'pgu', reason: { code: 'continuation' } });
    const { official, strict } = await counter.shares();
    expect([official, strict]).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect((await counter.figures()).body.waits.walkDirects).toEqual({ all: 9, paired: 1 });
  }));

describe('parking', () => {
  test('started at an empty counter at minute 20, really attended at 52', () =>
    atOneCounter(async (counter) => {
      // Eight minutes are usual: sixteen are taken out at most.
      const ticket = await counter.ticket({ serviceId: 'aporte-familiar' });
      counter.until(20);
      await counter.calls(ticket);
      await counter.does('start');
      counter.until(50);
      await counter.hold('staff');
      counter.until(52);
      await again(counter, ticket);
      await counter.attends(ticket);
      expect(await counter.shares()).toEqual({ official: [1, 1], strict: [0, 1], brief: [0, 1] });
    }));

  test('the attendant went home in mid-attention; only a manager frees the counter', () =>
    atOneCounter(async (counter) => {
      const { manager } = counter.served;
      const ticket = await counter.ticket({ serviceId: 'aporte-familiar' });
      counter.until(10);
      await counter.calls(ticket);
      await counter.does('start');
      counter.until(100);
      expect((await counter.tried('release')).status).toBe(403);
      await counter.does('release', {}, manager);
      counter.until(105);
      await counter.attends(ticket);
      const { official, strict } = await counter.shares();
      expect([official, strict]).toEqual([
        [1, 1],
        [0, 1],
      ]);
    }));
});

test('a no-show called quietly at minute 24 is seen: before the limit, and by no board', () =>
  atOneCounter(async (counter) => {
    const { board } = counter.served;
    const [quiet, heard] = await counter.tickets(2);
    await counter.attends(heard!);
    const { calls } = (await board.call('GET', '/board')).body;
    done(await board.call('POST', '/board/announced', { calls: calls.map(({ seq }: { seq: number }) => seq) }), 'seen');
    counter.until(21);
    await counter.calls(quiet!);
    for (let call = 0; call < 2; call += 1) {
      counter.wait(1);
      await counter.does('recall');
    }
    counter.until(24);
    await counter.does('no-show');
    expect(counter.measured().waits?.signals).toMatchObject([
      { attendantId: 'a1', endsBeforeLimit: 1, unannouncedCalls: 1 },
    ]);
    const live = (await counter.served.manager.call('GET', '/live')).body;
    expect(live.signals).toMatchObject([{ attendant: { id: 'a1', name: 'Ejecutiva 1' }, endsBeforeLimit: 1 }]);
  }));

test('one machine’s anonymous answers stay apart from those of visits, and thirty an hour count', () =>
  atOneCounter(async (counter) => {
    const { kiosk, anonymous } = counter.served;
    const [ticket] = await counter.tickets(1);
    await counter.attends(ticket!);
    for (let answer = 0; answer < 40; answer += 1) {
      counter.clock.advance(6 * SECOND);
      done(await kiosk.call('POST', '/surveys', { global: 7, resolved: 'yes' }), 'answer');
    }
    done(await anonymous.call('POST', '/surveys', { code: ticket!.surveyCode, global: 2 }), 'answer');
    const { body, text } = await counter.figures();
    expect(body.waits.answers).toEqual({ bound: 1, anonymous: 30 });
    expect(body.satisfaction.uncounted).toBe(10);
    // Thirty sevens that nobody's visit stands behind move no mean but their own.
    const { satisfaction, waits, resolution } = counter.measured();
    expect([satisfaction.answers, satisfaction.global.n, waits?.anonymous?.global.n]).toEqual([1, 1, 30]);
    expect(waits?.anonymous?.global).toMatchObject({ hidden: false, mean: { value: 7 } });
    expect([resolution.answers?.yes, waits?.anonymous?.resolved?.yes]).toEqual([0, 30]);
    expect(text).toMatch(/;anonimas\.satisfaccion\.n;[^;]*Sin código, en un tótem: satisfacción global[^;]*;;;30;/);
    done(await counter.served.manager.call('POST', '/day/close', {}), 'close');
    expect(verifyFile(`${counter.served.folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
    const week = done(await counter.served.manager.call('GET', '/figures/range?from=2026-11-20&to=2026-11-20'), 'week');
    expect([week.body.satisfaction.global.n, week.body.waits.anonymous.global.n]).toEqual([1, 30]);
  }));

describe('a person’s time to come', () => {
  const calledTwice = async (counter: Parameters<Parameters<typeof atOneCounter>[0]>[0]) => {
    const [ticket] = await counter.tickets(1);
    counter.until(10);
    await counter.calls(ticket!);
    for (let call = 0; call < 2; call += 1) {
      counter.clock.advance(10 * SECOND);
      await counter.does('recall');
    }
  };
  const shownBy = async (board: { call: (method: 'GET' | 'POST', path: string, body?: object) => Promise<any> }) => {
    const { calls } = (await board.call('GET', '/board')).body;
    return board.call('POST', '/board/announced', { calls: calls.map(({ seq }: { seq: number }) => seq) });
  };

  test('begins thirty seconds after the call where no board says that it shows it', () =>
    atOneCounter(async (counter) => {
      await calledTwice(counter);
      expect((await counter.tried('no-show')).body.facts).toEqual({ callsLeft: 0, secondsLeft: 130 });
    }));

  test('begins when the first board shows it, and no later word moves it', () =>
    atOneCounter(async (counter) => {
      const { board } = counter.served;
      const [ticket] = await counter.tickets(1);
      counter.until(10);
      await counter.calls(ticket!);
      counter.clock.advance(4 * SECOND);
      done(await shownBy(board), 'seen');
      for (let call = 0; call < 2; call += 1) {
        counter.clock.advance(10 * SECOND);
        await counter.does('recall');
        done(await shownBy(board), 'seen again');
      }
      expect((await counter.tried('no-show')).body.facts).toEqual({ callsLeft: 0, secondsLeft: 100 });
    }));

  test('a board’s token that tells the same calls a hundred times adds one row to the ledger', () =>
    atOneCounter(async (counter) => {
      const { board, branch } = counter.served;
      await calledTwice(counter);
      done(await shownBy(board), 'seen');
      const { seq } = branch.ledger.head();
      for (let again = 0; again < 100; again += 1) done(await shownBy(board), 'again');
      expect(branch.ledger.head().seq).toBe(seq);
    }));
});
