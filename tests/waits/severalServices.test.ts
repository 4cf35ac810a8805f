import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { describe, expect, test } from 'vitest';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done, type OneCounter, type Ticket } from '../support/oneCounter.ts';

const two = (counter: OneCounter): Promise<Ticket> => counter.ticket({ also: ['suf'] });

/** The visit that the counter has is finished, with only these services given. */
const unitWaits = async (counter: OneCounter) =>
  (await counter.visitRows()).map(({ espera_oficial_ms, cuenta_oficial }) => [
    Number(espera_oficial_ms) / MINUTE,
    cuenta_oficial,
  ]);

describe('a ticket for several services', () => {
  test('each has a wait and a limit of its own, from the end of the one before', () =>
    atOneCounter(async (counter) => {
      const ticket = await two(counter);
      counter.until(10);
      await counter.attends(ticket);
      const waiting = (await counter.served.manager.call('GET', '/live')).body;
      expect(waiting.counts.waiting).toBe(1);
      counter.until(45);
      await counter.calls(ticket);
      await counter.does('start');
      counter.wait(5);
      await counter.finish(['suf']);
      expect(await unitWaits(counter)).toEqual([
        [10, 'sí'],
        [30, 'sí'],
      ]);
      expect(await counter.shares()).toMatchObject({ official: [1, 2], strict: [1, 2] });
      done(await counter.served.manager.call('POST', '/day/close', {}), 'close');
      const ledgerFile = `${counter.served.folder}/branch.db`;
      expect(verifyFile(ledgerFile)).toMatchObject({ ok: true, warnings: [] });
      const script = fileURLToPath(new URL('../../docs/auditor/verify.py', import.meta.url));
      const second = spawnSync('python3', ['-B', script, '--db', ledgerFile], { encoding: 'utf8' });
      expect([second.status, second.stdout]).toEqual([0, expect.stringContaining('all good')]);
    }));

  test('given in the same attention it is one, and nobody waits on', () =>
    atOneCounter(async (counter) => {
      const ticket = await two(counter);
      await counter.calls(ticket);
      const started = await counter.does('start');
      expect(started.body.counter.visit.next).toEqual([
        { serviceId: 'suf', serviceName: 'Subsidio Único Familiar (SUF)' },
      ]);
      counter.wait(5);
      await counter.finish(['pgu', 'suf']);
      expect(await counter.shares()).toMatchObject({ official: [1, 1], strict: [1, 1] });
      expect((await counter.served.manager.call('GET', '/live')).body.counts.waiting).toBe(0);
    }));

  test('who leaves between two services waited for the second', () =>
    atOneCounter(async (counter) => {
      const ticket = await two(counter);
      await counter.attends(ticket);
      counter.until(40);
      done(await counter.served.anonymous.call('DELETE', `/track/${ticket.trackingToken}`), 'leave');
      expect(await counter.shares()).toMatchObject({ official: [1, 1], strict: [1, 2] });
    }));

  test('a restart goes on with the service that is left', () =>
    atOneCounter(async (counter) => {
      const ticket = await two(counter);
      await counter.attends(ticket);
      const before = counter.served.branch.engine.state().open.get(ticket.id);
      expect(before).toMatchObject({ place: { serviceId: 'suf', stage: 1 }, serviceId: 'suf', status: 'waiting' });
      expect(verifyFile(`${counter.served.folder}/branch.db`)).toMatchObject({ ok: true });
    }));
});

describe('who would lie with it', () => {
  test('asks for no more than three, none twice, and none that is not there', () =>
    atOneCounter(async (counter) => {
      const ask = (also: readonly string[]) =>
        counter.served.kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general', also });
      expect((await ask(['suf', 'rsh', 'invalidez'])).status).toBe(400);
      expect((await ask(['pgu'])).body.code).toBe('service.repeated');
      expect((await ask(['suf', 'suf'])).body.code).toBe('service.repeated');
      expect((await ask(['nothing'])).body.code).toBe('service.unknown');
    }));

  test('adds no unit at the counter: what was not asked for at issue begins none', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      await counter.calls(ticket);
      await counter.does('start');
      counter.wait(5);
      await counter.finish(['suf']);
      expect(await counter.shares()).toMatchObject({ official: [1, 1], strict: [1, 1] });
    }));

  test('stops no clock by a brief finish of the first: the second waits from where the first did', () =>
    atOneCounter(async (counter) => {
      const ticket = await two(counter);
      counter.until(10);
      await counter.calls(ticket);
      await counter.does('start');
      counter.clock.advance(SECOND);
      await counter.finish(['pgu']);
      const visit = counter.served.branch.engine.state().open.get(ticket.id);
      expect(visit?.waitsFrom).toBe(visit?.issuedAt);
      expect(visit?.place.enteredAt).toBe(visit?.issuedAt);
      counter.until(40);
      await counter.attends(ticket);
      expect(await counter.shares()).toMatchObject({ official: [1, 2], strict: [1, 2], brief: [0, 1] });
    }));

  test('makes no unit of a transfer to what was asked for: it is a stage of the one before', () =>
    atOneCounter(async (counter) => {
      const ticket = await two(counter);
      await counter.calls(ticket);
      await counter.does('start');
      counter.wait(5);
      await counter.does('transfer', { to: { serviceId: 'suf' }, reason: { code: 'nextStep' } });
      counter.until(40);
      await counter.attends(ticket);
      // A stage of the first; then the second is left, and waits.
      expect((await counter.visitRows()).length).toBe(2);
      expect(await counter.shares()).toMatchObject({ official: [1, 1], strict: [0, 1] });
    }));

  test('excludes nobody as a test who was attended once', () =>
    atOneCounter(async (counter) => {
      const ticket = await two(counter);
      await counter.attends(ticket);
      counter.until(60);
      const body = { code: 'testTicket', reason: { code: 'other' } };
      const reply = await counter.served.manager.call('POST', `/tickets/${ticket.id}/exclude`, body);
      expect(reply.body.code).toBe('exclusion.attended');
    }));

  test('confirms no pause of the service before as one of this', () =>
    atOneCounter(async (counter) => {
      const ticket = await two(counter);
      await counter.calls(ticket);
      await counter.hold('citizen');
      counter.wait(9);
      await counter.does('unhold', { visitId: ticket.id });
      await counter.calls(ticket);
      await counter.does('start');
      counter.wait(5);
      await counter.finish(['pgu']);
      const { anonymous } = counter.served;
      const reply = await anonymous.call('POST', `/track/${ticket.trackingToken}/confirm-hold`);
      expect(reply.body.code).toBe('hold.nothingToConfirm');
    }));
});
