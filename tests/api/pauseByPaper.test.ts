import { describe, expect, test } from 'vitest';
import { atOneCounter, done, type OneCounter } from '../support/oneCounter.ts';

/** A pause that staff say its person asked for, and the person's paper at a kiosk. */
async function paused(counter: OneCounter) {
  const ticket = await counter.ticket();
  await counter.calls(ticket);
  await counter.hold('citizen');
  return ticket;
}

describe('a paper at a kiosk', () => {
  test('says whether there is a pause to confirm, and confirms it once', () =>
    atOneCounter(async (counter) => {
      const { kiosk } = counter.served;
      const { surveyCode, id } = await paused(counter);
      const ask = () => kiosk.call('GET', `/tickets/pause/${surveyCode}`);
      expect((await ask()).body).toMatchObject({ toConfirm: true });
      expect((await kiosk.call('POST', '/tickets/confirm-hold', { code: surveyCode.toLowerCase() })).status).toBe(204);
      expect((await ask()).body).toMatchObject({ toConfirm: false });
      const twice = await kiosk.call('POST', '/tickets/confirm-hold', { code: surveyCode });
      expect(twice.body.code).toBe('hold.nothingToConfirm');
      const events = counter.served.branch.ledger.eventsOf('2026-11-20');
      expect(events.filter(({ type }) => type === 'holdConfirmed').map(({ payload }) => payload)).toEqual([
        { visitId: id, how: 'paper' },
      ]);
    }));

  test('nobody of the staff asks or confirms, and no code that they could have seen does', () =>
    atOneCounter(async (counter) => {
      const { kiosk, manager } = counter.served;
      const { surveyCode } = await paused(counter);
      for (const client of [counter.attendant, manager]) {
        expect((await client.call('GET', `/tickets/pause/${surveyCode}`)).status).toBe(403);
        expect((await client.call('POST', '/tickets/confirm-hold', { code: surveyCode })).status).toBe(403);
      }
      const taken = done(await manager.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' }), 'issue').body;
      const code = counter.served.branch.tokens.survey(taken.id);
      await counter.calls(taken);
      await counter.hold('citizen');
      expect((await kiosk.call('GET', `/tickets/pause/${code}`)).body.toConfirm).toBe(false);
      const tried = await kiosk.call('POST', '/tickets/confirm-hold', { code });
      expect(tried.body.code).toBe('visit.staffIssued');
    }));

  test('a code that is nobody’s, and a visit that is over', () =>
    atOneCounter(async (counter) => {
      const { kiosk } = counter.served;
      expect((await kiosk.call('GET', '/tickets/pause/AAAAA-AAAAA')).body.code).toBe('token.unknown');
      const ticket = await counter.ticket();
      await counter.attends(ticket);
      const { body } = await kiosk.call('GET', `/tickets/pause/${ticket.surveyCode}`);
      expect(body).toMatchObject({ toConfirm: false, number: expect.stringMatching(/-\d+$/) });
    }));
});
