import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { describe, expect, test } from 'vitest';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done, type OneCounter, type Ticket } from '../support/oneCounter.ts';

const two = (counter: OneCounter): Promise<Ticket> => counter.ticket({ also: ['suf'] });
const began = async (counter: OneCounter, ticket: Ticket): Promise<void> => {
  await counter.calls(ticket);
  await counter.does('start');
};
const own = async (counter: OneCounter) => (await counter.attendant.call('GET', '/desk')).body.own;
const liveCounter = async ({ served }: OneCounter, id = 'm1') =>
  (await served.manager.call('GET', '/live')).body.counters.find((one: { id: string }) => one.id === id);
const refusal = async (counter: OneCounter, body = {}) => (await counter.tried('undo-end', body)).body.code;

function verifies({ served }: OneCounter): void {
  const ledgerFile = `${served.folder}/branch.db`;
  expect(verifyFile(ledgerFile)).toMatchObject({ ok: true, warnings: [] });
  const script = fileURLToPath(new URL('../../docs/auditor/verify.py', import.meta.url));
  const second = spawnSync('python3', ['-B', script, '--db', ledgerFile], { encoding: 'utf8' });
  expect([second.status, second.stdout]).toEqual([0, expect.stringContaining('all good')]);
}

describe('a slip that ends a turn is taken back', () => {
  test('a finish: the attention goes on from its start, for the person, the figures and the day of whoever attends', () =>
    atOneCounter(async (counter) => {
      const [slipped, straight] = await counter.tickets(2);
      counter.until(10);
      await began(counter, slipped!);
      counter.wait(2);
      const finished = await counter.finish();
      expect(finished.body.counter.undo).toMatchObject({ visitId: slipped!.id, of: 'finish' });
      expect(await own(counter)).toMatchObject({ finished: 1, meanSeconds: 120 });
      counter.clock.advance(15 * SECOND);
      const back = await counter.does('undo-end', { visitId: slipped!.id });
      expect(back.body.counter).toMatchObject({ visit: { id: slipped!.id, status: 'attending' } });
      expect(back.body.counter.undo).toBeUndefined();
      expect(await own(counter)).toMatchObject({ finished: 0, meanSeconds: null });
      const track = (await counter.served.anonymous.call('GET', `/track/${slipped!.trackingToken}`)).body;
      expect(track.status).toBe('attending');
      counter.wait(3);
      await counter.finish();
      expect(await own(counter)).toMatchObject({ finished: 1, meanSeconds: 315 });
      await counter.attends(straight!);
      expect(await counter.shares()).toEqual({ official: [2, 2], strict: [2, 2], brief: [2, 2] });
      const [row] = await counter.visitRows();
      expect(Number(row!.espera_oficial_ms)).toBe(10 * MINUTE);
      done(await counter.served.manager.call('POST', '/day/close', {}), 'close');
      verifies(counter);
    }));

  test('a finish within a second of the start makes no brief attention of a real one', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      await began(counter, ticket);
      counter.clock.advance(SECOND);
      await counter.finish();
      expect(await counter.shares()).toMatchObject({ brief: [0, 0] });
      await counter.does('undo-end');
      counter.wait(5);
      await counter.finish();
      expect(await counter.shares()).toEqual({ official: [1, 1], strict: [1, 1], brief: [1, 1] });
      expect(counter.measured().waits?.signals?.[0]).toMatchObject({ briefFinishes: 0, undoneEnds: 1 });
    }));

  test('a no-show: the turn goes on with the calls that it had, and the person is attended', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      await counter.calls(ticket);
      for (const _again of [1, 2]) {
        counter.wait(1);
        await counter.does('recall');
      }
      counter.wait(2);
      await counter.does('no-show');
      expect((await liveCounter(counter)).undo).toMatchObject({ of: 'noShow' });
      counter.clock.advance(5 * SECOND);
      const back = await counter.does('undo-end');
      expect(back.body.counter.visit).toMatchObject({ id: ticket.id, status: 'called', calls: 3 });
      await counter.does('start');
      counter.wait(5);
      await counter.finish();
      expect(await counter.shares()).toMatchObject({ official: [1, 1], strict: [1, 1] });
      done(await counter.served.manager.call('POST', '/day/close', {}), 'close');
      verifies(counter);
    }));

  test('of several services: the person is no more in the line of the next one', () =>
    atOneCounter(async (counter) => {
      const ticket = await two(counter);
      await began(counter, ticket);
      counter.wait(5);
      await counter.finish(['pgu']);
      expect((await counter.served.manager.call('GET', '/live')).body.counts.waiting).toBe(1);
      const back = await counter.does('undo-end');
      expect(back.body.counter.visit).toMatchObject({ id: ticket.id, serviceId: 'pgu', status: 'attending' });
      expect((await counter.served.manager.call('GET', '/live')).body.counts.waiting).toBe(0);
      counter.wait(5);
      await counter.finish(['pgu', 'suf']);
      expect(await counter.shares()).toMatchObject({ official: [1, 1], strict: [1, 1] });
      done(await counter.served.manager.call('POST', '/day/close', {}), 'close');
      verifies(counter);
    }));

  test('both the end and its undoing stay in the ledger as they were written', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      await began(counter, ticket);
      counter.wait(5);
      await counter.finish();
      const { branch } = counter.served;
      const [before] = branch.ledger.ofVisit('2026-11-20', ticket.id, ['attentionFinished']);
      await counter.does('undo-end');
      const after = branch.ledger.ofVisit('2026-11-20', ticket.id, ['attentionFinished', 'endUndone']);
      expect(after.map(({ type }) => type)).toEqual(['attentionFinished', 'endUndone']);
      expect(after[0]).toEqual(before);
    }));
});

describe('an end stays what it is', () => {
  test('after fifteen seconds, and when something else was done at the counter', () =>
    atOneCounter(async (counter) => {
      expect(await refusal(counter)).toBe('undo.nothing');
      const [first, second] = await counter.tickets(2);
      await counter.attends(first!);
      expect(await refusal(counter, { visitId: second!.id })).toBe('counter.otherVisit');
      counter.clock.advance(15 * SECOND + 1);
      expect(await refusal(counter)).toBe('undo.tooLate');
      await counter.attends(second!);
      await counter.does('pause', { reason: { code: 'break' } });
      await counter.does('resume');
      expect(await refusal(counter)).toBe('undo.nothing');
    }));

  test('where the next one was called, and twice over', () =>
    atOneCounter(async (counter) => {
      const [first, second] = await counter.tickets(2);
      await counter.attends(first!);
      await counter.does('undo-end');
      expect(await refusal(counter)).toBe('undo.nothing');
      await counter.finish();
      await counter.calls(second!);
      expect(await refusal(counter)).toBe('undo.nothing');
    }));

  test('where somebody without a ticket was attended since', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      await counter.attends(ticket);
      await counter.does('walk-direct', { serviceId: 'pgu', reason: { code: 'continuation' } });
      expect((await liveCounter(counter)).undo).toBeUndefined();
      expect(await refusal(counter)).toBe('undo.nothing');
    }));

  test('for anybody but whoever gave it', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      await counter.attends(ticket);
      const [, other] = counter.served.attendants;
      expect((await counter.tried('undo-end', {}, other)).body.code).toBe('counter.notYours');
      await counter.does('close');
      await counter.does('open', {}, other);
      expect((await counter.tried('undo-end', {}, other)).body.code).toBe('undo.nothing');
      for (const client of [counter.served.kiosk, counter.served.board])
        expect((await counter.tried('undo-end', {}, client)).status).toBe(403);
    }));

  test('once the person has answered how it went', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      await counter.attends(ticket);
      const answer = { code: ticket.surveyCode, global: 1, resolved: 'no' };
      done(await counter.served.anonymous.call('POST', '/surveys', answer), 'answer');
      expect(await refusal(counter)).toBe('undo.wentOn');
      expect((await liveCounter(counter)).undo).toBeUndefined();
      expect(counter.measured().resolution.answers?.no).toBe(1);
    }));

  test('once the person has another ticket that stands for it', () =>
    atOneCounter(async (counter) => {
      const identity = { type: 'run', value: '12345678-5' };
      const ticket = await counter.ticket({ identity });
      await began(counter, ticket);
      counter.clock.advance(SECOND);
      await counter.finish();
      const again = await counter.ticket({ identity });
      expect(counter.served.branch.engine.state().open.get(again.id)).toMatchObject({ continues: ticket.id });
      expect(await refusal(counter)).toBe('undo.wentOn');
    }));

  test('once another counter called the person for the next service', () =>
    atOneCounter(async (counter) => {
      const ticket = await two(counter);
      const [, other] = counter.served.attendants;
      done(await other!.call('POST', '/counters/m2/open', {}), 'open');
      await began(counter, ticket);
      counter.wait(5);
      await counter.finish(['pgu']);
      done(await other!.call('POST', '/counters/m2/call-next', {}), 'call');
      expect(await refusal(counter)).toBe('undo.wentOn');
    }));
});

test('what is taken back often is a signal, under the name of whoever did it', () =>
  atOneCounter(async (counter) => {
    const ticket = await counter.ticket();
    await began(counter, ticket);
    for (const _slip of [1, 2, 3]) {
      await counter.finish();
      await counter.does('undo-end');
    }
    counter.wait(5);
    await counter.finish();
    const [signal] = (await counter.served.manager.call('GET', '/live')).body.signals;
    expect(signal).toMatchObject({ undoneEnds: 3, briefFinishes: 0 });
    expect(counter.measured().waits?.signals).toMatchObject([{ undoneEnds: 3 }]);
    // Whose they are is told on the signals' own page, where each look is an event.
    expect((await counter.figures()).text).not.toContain('terminos_deshechos');
  }));
