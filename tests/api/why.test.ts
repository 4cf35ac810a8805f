import { whyView } from '@turno25/shared/contracts/tickets.ts';
import { describe, expect, test } from 'vitest';
import { withServer } from '../support/branch.ts';

describe('why was that one before mine?', () => {
  test('a ticket that waits is told each call that went before it, and what it had against it', () =>
    withServer(async ({ kiosk, attendants, manager }) => {
      const take = async (serviceId: string, visitClass = 'general') =>
        (await kiosk.call('POST', '/tickets', { serviceId, class: visitClass })).body;
      const first = await take('pgu');
      const mine = await take('pgu');
      const other = await take('invalidez');
      const elsewhere = await take('certificados-rc');
      const [one, two] = attendants;
      await one!.call('POST', '/counters/m2/open', {});
      await two!.call('POST', '/counters/m4/open', {});
      const called: string[] = [];
      for (const [attendant, counter] of [
        [one, 'm2'],
        [two, 'm4'],
      ] as const) {
        called.push((await attendant!.call('POST', `/counters/${counter}/call-next`, {})).body.counter.visit.number);
      }
      expect(called).toEqual([first.number, elsewhere.number]);
      const why = whyView.parse((await manager.call('GET', `/tickets/${mine.id}/why`)).body);
      expect(why.called).toBeNull();
      expect(why.elsewhere).toBe(1);
      expect(why.before).toHaveLength(1);
      expect(why.before[0]).toMatchObject({ number: first.number, counterLabel: '2' });
      expect(why.before[0]!.sentence).toContain(first.number);
      const weighed = whyView.parse((await manager.call('GET', `/tickets/${other.id}/why`)).body);
      expect(weighed.before[0]!.mine).toContain(`${other.number}: `);
      expect(why.before[0]!.mine).toBe(`${mine.number} esperaba detrás de ${first.number}, de su misma fila.`);
    }));

  test('once called, it keeps the calls before its own and no later one', () =>
    withServer(async ({ kiosk, attendants, manager }) => {
      const tickets: { id: string; number: string }[] = [];
      for (let n = 0; n < 3; n += 1)
        tickets.push((await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' })).body);
      for (const [index, counter] of ['m1', 'm2', 'm5'].entries()) {
        await attendants[index]!.call('POST', `/counters/${counter}/open`, {});
        await attendants[index]!.call('POST', `/counters/${counter}/call-next`, {});
      }
      const why = whyView.parse((await manager.call('GET', `/tickets/${tickets[1]!.id}/why`)).body);
      expect(why.called?.sentence).toContain(tickets[1]!.number);
      expect(why.before.map(({ number }) => number)).toEqual([tickets[0]!.number]);
    }));
});
