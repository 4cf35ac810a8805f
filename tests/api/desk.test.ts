import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { describe, expect, test } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';
import { NINE } from '../support/oneCounter.ts';

/** Invented: nobody's. */
const RUN = '11.111.111-1';

async function called({ kiosk, attendants }: ServedBranch, identity = true): Promise<string> {
  const who = identity ? { identity: { type: 'run', value: RUN } } : {};
  const { body } = await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general', ...who });
  await attendants[0]!.call('POST', '/counters/m1/open', {});
  await attendants[0]!.call('POST', '/counters/m1/call-next', {});
  return body.id;
}

describe('who the person said they are', () => {
  test('is shown at the counter that called, each look an event, and is nowhere else', () =>
    withServer(async (served) => {
      const { branch, attendants, manager } = served;
      const visitId = await called(served);
      const shown = await attendants[0]!.call('POST', '/counters/m1/identity', {});
      expect(shown.body).toEqual({ type: 'run', value: '11111111-1', country: null });
      // The same key again is another look.
      const key = { 'idempotency-key': 'a-look-that-is-kept' };
      await attendants[0]!.call('POST', '/counters/m1/identity', {}, key);
      await attendants[0]!.call('POST', '/counters/m1/identity', {}, key);
      const date = branch.engine.state().day!.date;
      const looks = branch.ledger.ofVisit(date, visitId, ['identityShown']);
      expect(looks.map(({ actor }) => actor)).toEqual(['a1', 'a1', 'a1']);
      // Nothing of it is kept for its key.
      const kept = branch.db.prepare('SELECT answer FROM command').pluck().all() as unknown[];
      expect(kept.some((answer) => String(answer).includes('11111111'))).toBe(false);
      // Where another window went on to the next person, nobody sees that one by mistake.
      expect((await attendants[0]!.call('POST', '/counters/m1/identity', { visitId: 'x' })).body.code).toBe(
        'counter.otherVisit',
      );
      for (const other of [attendants[1]!, manager]) {
        const { status, body } = await other.call('POST', '/counters/m1/identity', {});
        expect([status, body.code]).toEqual([403, 'counter.notYours']);
      }
    }));

  test('is not shown once they have gone, nor where nobody said it', () =>
    withServer(async (served) => {
      const [attendant] = served.attendants;
      await called(served);
      await attendant!.call('POST', '/counters/m1/start', {});
      const key = { 'idempotency-key': 'a-look-for-afterwards' };
      expect((await attendant!.call('POST', '/counters/m1/identity', {}, key)).body.type).toBe('run');
      await attendant!.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
      // Nor by the key of a look from before.
      for (const headers of [{}, key]) {
        const { body } = await attendant!.call('POST', '/counters/m1/identity', {}, headers);
        expect(body.code).toBe('counter.idle');
      }
      await called(served, false);
      expect((await attendant!.call('POST', '/counters/m1/identity', {})).body.code).toBe('visit.noIdentity');
    }));
});

test('a note for the next one is read at the counter that has the visit, while it has it', () =>
  withServer(async (served) => {
    const [first, second] = served.attendants;
    await called(served);
    await first!.call('POST', '/counters/m1/start', {});
    const reason = { code: 'specialist', note: 'Trae poder de su hermana' };
    await second!.call('POST', '/counters/m2/open', {});
    await first!.call('POST', '/counters/m1/transfer', { to: { counterId: 'm2' }, reason });
    expect((await second!.call('GET', '/counters/m2/notes')).body.notes).toEqual([]);
    await second!.call('POST', '/counters/m2/call-next', {});
    const { body } = await second!.call('GET', '/counters/m2/notes');
    expect(body.notes).toMatchObject([{ by: 'Ejecutiva 1', of: 'transfer', code: 'specialist', text: reason.note }]);
    expect((await first!.call('GET', '/counters/m2/notes')).body.code).toBe('counter.notYours');
  }));

test('one’s own day counts what one finished, and nobody else is shown it', () => {
  const clock = new VirtualClock(NINE);
  return withServer(
    async (served) => {
      const [attendant, other] = served.attendants;
      for (const minutes of [4, 6]) {
        await called(served);
        await attendant!.call('POST', '/counters/m1/start', {});
        clock.advance(minutes * MINUTE);
        await attendant!.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
      }
      expect((await attendant!.call('GET', '/desk')).body.own).toMatchObject({ finished: 2, meanSeconds: 300 });
      expect((await other!.call('GET', '/desk')).body.own).toMatchObject({ finished: 0, meanSeconds: null });
    },
    { clock },
  );
});

test('the guide of a procedure has its steps; one that was not written is empty', () =>
  withServer(async ({ attendants }) => {
    const [attendant] = attendants;
    expect((await attendant!.call('GET', '/services/pgu/guide')).body.steps).toHaveLength(5);
    expect((await attendant!.call('GET', '/services/invalidez/guide')).body.steps).toEqual([]);
    expect((await attendant!.call('GET', '/services/nothing/guide')).body.code).toBe('service.unknown');
  }));
