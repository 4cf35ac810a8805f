import { endPausesThatAreOver } from '@turno25/queue-server/jobs/pauseKeeper.ts';
import { brokenInvariants } from '@turno25/shared/domain/state/invariants.ts';
import { describe, expect, test } from 'vitest';
import { clientOf } from '../support/branch.ts';
import { atOneCounter, done, type OneCounter, type Ticket } from '../support/oneCounter.ts';

const pause = ({ served }: OneCounter, { trackingToken }: Pick<Ticket, 'trackingToken'>) =>
  served.anonymous.call('POST', `/track/${trackingToken}/pause`);
const resume = ({ served }: OneCounter, { trackingToken }: Pick<Ticket, 'trackingToken'>) =>
  served.anonymous.call('POST', `/track/${trackingToken}/resume`);
const view = async ({ served }: OneCounter, { trackingToken }: Pick<Ticket, 'trackingToken'>) =>
  (await served.anonymous.call('GET', `/track/${trackingToken}`)).body;

describe('the ten minutes that a person asks for on their own phone', () => {
  test('are theirs: out of official and strict, once, and their place is kept', () =>
    atOneCounter(async (counter) => {
      const [ticket, behind] = await counter.tickets(2);
      counter.wait(20);
      expect(await view(counter, ticket!)).toMatchObject({ mayPause: true, pausedUntil: null });
      done(await pause(counter, ticket!), 'pause');
      expect(await view(counter, ticket!)).toMatchObject({ status: 'onHold', mayPause: false, holdToConfirm: false });
      // Meanwhile nobody calls them, and who is behind goes on.
      const next = await counter.does('call-next');
      expect(next.body.counter.visit.number).toBe('A-002');
      await counter.does('start');
      counter.wait(6);
      await counter.finish();
      expect(behind).toBeDefined();
      done(await resume(counter, ticket!), 'resume');
      expect(await view(counter, ticket!)).toMatchObject({ status: 'waiting', ahead: 0 });
      expect((await pause(counter, ticket!)).body.code).toBe('pause.once');
      counter.until(29);
      await counter.attends(ticket!);
      // 29 minutes less 6 of pause; the other one waited 20.
      expect(await counter.shares()).toMatchObject({ official: [2, 2], strict: [2, 2] });
    }));

  test('end by themselves, and no server that was off makes them longer in the figure', () =>
    atOneCounter(async (counter) => {
      const { branch } = counter.served;
      const ticket = await counter.ticket();
      counter.wait(10);
      done(await pause(counter, ticket), 'pause');
      counter.wait(9.9);
      await endPausesThatAreOver(branch);
      expect((await view(counter, ticket)).status).toBe('onHold');
      // Nobody looked for a long time.
      counter.wait(20);
      await endPausesThatAreOver(branch);
      expect((await view(counter, ticket)).status).toBe('waiting');
      expect((await resume(counter, ticket)).body.code).toBe('pause.none');
      expect(brokenInvariants(branch.engine.state())).toEqual([]);
      await counter.attends(ticket);
      // 39.9 minutes less 10: over the limit, in both.
      expect(await counter.shares()).toMatchObject({ official: [0, 1], strict: [0, 1] });
    }));

  test('confirm nothing that a counter wrote down before, and add up with nothing', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      counter.wait(14);
      await counter.calls(ticket);
      await counter.hold('citizen');
      counter.wait(10);
      await counter.does('unhold', { visitId: ticket.id });
      // The attendant's own word stands: the person's pause would be a second one.
      expect((await pause(counter, ticket)).body.code).toBe('pause.once');
      expect((await view(counter, ticket)).mayPause).toBe(false);
      counter.until(26);
      await counter.attends(ticket);
      expect(await counter.shares()).toMatchObject({ official: [1, 1], strict: [0, 1] });
    }));

  test('and what a counter writes down afterwards is no second one in strict', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      done(await pause(counter, ticket), 'pause');
      counter.wait(10);
      done(await resume(counter, ticket), 'resume');
      counter.wait(20);
      await counter.calls(ticket);
      await counter.hold('citizen');
      counter.wait(6);
      await counter.does('unhold', { visitId: ticket.id });
      counter.until(36);
      await counter.attends(ticket);
      // 36 less 10 of their own is 26: over, for strict; official takes the six that nobody confirmed.
      expect(await counter.shares()).toMatchObject({ official: [1, 1], strict: [0, 1] });
    }));

  test('belong to who waits: not called, not attended, not attended before, not over', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      await counter.calls(ticket);
      expect((await pause(counter, ticket)).body.code).toBe('pause.notNow');
      await counter.does('start');
      counter.wait(3);
      expect((await pause(counter, ticket)).body.code).toBe('pause.notNow');
      await counter.hold('staff');
      await counter.does('unhold', { visitId: ticket.id });
      expect((await pause(counter, ticket)).body.code).toBe('pause.notNow');
      await counter.attends(ticket);
      expect((await pause(counter, ticket)).status).toBe(409);
    }));
});

describe('with somebody else’s', () => {
  test('token, or that of a ticket that staff took, nobody pauses; and strict is what it was', () =>
    atOneCounter(async (counter) => {
      const { served } = counter;
      const { manager, branch, anonymous, server } = served;
      const taken = done(await manager.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' }), 'issue').body;
      counter.wait(26);
      const trackingToken = branch.tokens.track(taken.id);
      // An attendant, a manager and nobody, with the token that staff could have written down.
      for (const who of [counter.attendant, manager, anonymous, clientOf(server.address, null)]) {
        const tried = await who.call('POST', `/track/${trackingToken}/pause`);
        expect(tried.body.code).toBe('visit.staffIssued');
      }
      expect((await anonymous.call('POST', '/track/AAAAAAAAAAAAAAAAAAAAAA/pause')).body.code).toBe('token.unknown');
      await counter.attends(taken);
      expect((await counter.shares()).strict).toEqual([0, 1]);
    }));

  test('session, no ticket’s token is ever told to staff: neither found, nor called, nor in the line', () =>
    atOneCounter(async (counter) => {
      const { served } = counter;
      const ticket = await counter.ticket();
      const seen = [
        (await served.manager.call('GET', '/live')).text,
        (await counter.calls(ticket)).text,
        (await served.board.call('GET', '/board')).text,
        (await counter.attendant.call('GET', '/counters/m1')).text,
      ].join('\n');
      expect(seen).not.toContain(ticket.trackingToken);
      expect(seen).not.toContain(ticket.surveyCode);
    }));

  test('link a person can be put off ten minutes and no more, and the ledger says from where', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      done(await pause(counter, ticket), 'pause');
      counter.wait(10);
      await endPausesThatAreOver(counter.served.branch);
      expect((await pause(counter, ticket)).body.code).toBe('pause.once');
      const taken = [...counter.served.branch.ledger.events()].filter(({ type }) => type === 'pauseTaken');
      expect(taken).toHaveLength(1);
      expect(taken[0]?.actor).toContain(`visit:${ticket.id}`);
    }));
});
