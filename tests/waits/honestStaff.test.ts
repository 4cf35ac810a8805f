import { randomUUID } from 'node:crypto';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { describe, expect, test } from 'vitest';
import { firstBlock } from '../support/deliveries.ts';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done, NINE, type OneCounter, type Ticket } from '../support/oneCounter.ts';

const WITHIN = { official: [1, 1], strict: [1, 1], brief: [1, 1] };
const again = (counter: OneCounter, ticket: Ticket) => counter.does('unhold', { visitId: ticket.id });

describe('whoever works honestly has the fair figure', () => {
  test.each(['phone', 'paper'] as const)('a person asks for ten minutes and confirms by %s', (how) =>
    atOneCounter(async (counter) => {
      const { anonymous, kiosk } = counter.served;
      const ticket = await counter.ticket();
      counter.until(20);
      await counter.calls(ticket);
      await counter.hold('citizen');
      expect((await anonymous.call('GET', `/track/${ticket.trackingToken}`)).body.holdToConfirm).toBe(true);
      if (how === 'phone') done(await anonymous.call('POST', `/track/${ticket.trackingToken}/confirm-hold`), 'confirm');
      else done(await kiosk.call('POST', '/tickets/confirm-hold', { token: ticket.trackingToken }), 'confirm');
      const twice = await anonymous.call('POST', `/track/${ticket.trackingToken}/confirm-hold`);
      expect(twice.body.code).toBe('hold.nothingToConfirm');
      counter.until(30);
      await again(counter, ticket);
      counter.until(34);
      await counter.attends(ticket);
      expect(await counter.shares()).toEqual(WITHIN);
    }),
  );

  test('somebody fetches a paper for an hour after a real attention', () =>
    atOneCounter(async (counter) => {
      const { anonymous } = counter.served;
      const ticket = await counter.ticket();
      counter.until(10);
      await counter.calls(ticket);
      await counter.does('start');
      counter.until(15);
      await counter.hold('citizen');
      done(await anonymous.call('POST', `/track/${ticket.trackingToken}/confirm-hold`), 'confirm');
      counter.until(75);
      await again(counter, ticket);
      counter.until(80);
      await counter.attends(ticket);
      expect(await counter.shares()).toEqual(WITHIN);
    }));

  test('a mistaken start is undone within seconds, and the turn goes on', () =>
    atOneCounter(async (counter) => {
      const [mistaken, other] = await counter.tickets(2);
      await counter.calls(mistaken!);
      const started = await counter.does('start');
      expect(started.body.counter.visit.undoUntil).toBe(new Date(NINE + MINUTE).toISOString());
      counter.clock.advance(5 * SECOND);
      const undone = await counter.does('undo-start');
      expect(undone.body.counter.visit).toMatchObject({ id: mistaken!.id, status: 'called', calls: 1 });
      counter.clock.advance(5 * SECOND);
      await counter.does('start');
      counter.wait(1);
      expect((await counter.tried('undo-start')).body.code).toBe('visit.undoTooLate');
      counter.wait(4);
      await counter.finish();
      await counter.attends(other!);
      const { official, strict } = await counter.shares();
      expect([official, strict]).toEqual([
        [2, 2],
        [2, 2],
      ]);
      expect((await counter.visitRows())[0]!.espera_oficial_ms).toBe(String(10 * SECOND));
      done(await counter.served.manager.call('POST', '/day/close', { force: true }), 'close');
      expect(verifyFile(`${counter.served.folder}/branch.db`)).toMatchObject({ ok: true });
    }));

  test('a real transfer after a real attention', () =>
    atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      counter.until(8);
      await counter.calls(ticket);
      await counter.does('start');
      counter.until(14);
      await counter.does('transfer', { to: { serviceId: 'suf' }, reason: { code: 'nextStep' } });
      counter.until(20);
      await counter.attends(ticket);
      expect(await counter.shares()).toEqual(WITHIN);
    }));

  test('a server that was down for an hour: who waited is counted as they waited, nobody more', () =>
    atOneCounter(async (counter) => {
      const [before, during] = await counter.tickets(2);
      await counter.attends(before!);
      counter.wait(60);
      await counter.attends(during!);
      expect(await counter.shares()).toEqual({ official: [1, 2], strict: [1, 2], brief: [1, 2] });
    }));
});

/** What a kiosk says of a ticket that it gave by itself. */
async function delivered(counter: OneCounter, more: Record<string, unknown>, headers: Record<string, string> = {}) {
  const block = await firstBlock(counter.served, 'A');
  const used = [...counter.served.branch.engine.state().open.values()].filter(({ ticket }) => ticket.number > 500);
  const body = {
    visitId: randomUUID(),
    series: 'A',
    number: block.from + used.length,
    businessDate: block.businessDate,
    serviceId: 'pgu',
    class: 'general',
    language: 'es-CL',
    clockOffsetMs: 0,
    printed: true,
    issuedAt: new Date(counter.clock.now()).toISOString(),
    ...more,
  };
  done(await counter.served.kiosk.call('POST', '/deliveries', body, headers), 'deliver');
  return { id: body.visitId, trackingToken: '', surveyCode: '' };
}

describe('a kiosk without the server', () => {
  const RUN_OF_KIOSK = '6f0b3f0a-2f0e-4b6e-9d0a-0a7f1c2d3e4f';

  test('that counted is believed, whatever its clock shows: the server measures', () =>
    atOneCounter(async (counter) => {
      await firstBlock(counter.served, 'A');
      counter.until(40);
      const ticket = await delivered(
        counter,
        { issuedAt: '1970-01-01T00:00:00.000Z', counted: { run: RUN_OF_KIOSK, atMs: 1_000 } },
        { 'x-turno25-count': `${RUN_OF_KIOSK} ${1_000 + 20 * MINUTE}` },
      );
      const visit = counter.served.branch.engine.state().open.get(ticket.id)!;
      expect(visit).toMatchObject({ issuedAt: NINE + 20 * MINUTE, estimatedTime: false });
      await counter.attends(ticket);
      expect(await counter.shares()).toEqual(WITHIN);
      expect((await counter.figures()).body.waits.uncertain).toBe(0);
    }));

  test.each([
    ['of 1970', { issuedAt: '1970-01-01T00:00:00.000Z' }, 0],
    ['of 2099', { issuedAt: '2099-01-01T00:00:00.000Z' }, 40],
    ['25 minutes late, with an offset that the kiosk states', { clockOffsetMs: 25 * MINUTE }, 40],
  ])(
    'an instant %s is an interval: official by the estimate inside it, strict by its beginning',
    (_what, more, minute) =>
      atOneCounter(async (counter) => {
        await firstBlock(counter.served, 'A');
        counter.until(40);
        const ticket = await delivered(counter, more);
        expect(counter.served.branch.engine.state().open.get(ticket.id)!.issuedAt).toBe(NINE + minute * MINUTE);
        await counter.attends(ticket);
        const { official, strict } = await counter.shares();
        expect([official, strict]).toEqual([
          [minute === 40 ? 1 : 0, 1],
          [0, 1],
        ]);
        const { body } = await counter.figures();
        expect(body.waits.uncertain).toBe(1);
        const [row] = await counter.visitRows();
        expect(row).toMatchObject({
          emision_no_antes: new Date(NINE).toISOString(),
          emision_no_despues: new Date(NINE + 40 * MINUTE).toISOString(),
          hora_estimada: 'sí',
        });
      }),
  );

  test('a count that is impossible is no count', () =>
    atOneCounter(async (counter) => {
      await firstBlock(counter.served, 'A');
      counter.until(10);
      const day = 24 * 60 * MINUTE;
      const ticket = await delivered(
        counter,
        { counted: { run: RUN_OF_KIOSK, atMs: 0 } },
        { 'x-turno25-count': `${RUN_OF_KIOSK} ${day}` },
      );
      expect(counter.served.branch.engine.state().open.get(ticket.id)!.estimatedTime).toBe(true);
    }));
});

test('a day that version 1 opened goes on as it was, keeps its figures and verifies beside days of version 2', () =>
  atOneCounter(async (counter) => {
    const { manager, branch, folder } = counter.served;
    await counter.attends(await counter.ticket());
    done(await manager.call('POST', '/day/close', { force: true }), 'close');
    const sealed = branch.ledger.eventsOf('2026-11-20').findLast(({ type }) => type === 'daySealed');
    expect(sealed?.payload).toMatchObject({ v: 2, formulas: 2, rows: { count: 1 } });
    expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
  }));
