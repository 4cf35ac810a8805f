import { givenTicket } from '@turno25/shared/contracts/ticketOffice.ts';
import { expect, test } from 'vitest';
import { TAP } from '../../outbox/testing/tap.ts';
import { withHost } from '../testing/withHost.ts';

test('from the third ticket to the twentieth without the server, and back', () =>
  withHost(async ({ call, dock, server, statuses, prints }) => {
    await statuses.until((all) => all.at(-1)?.server === 'connected');
    const numbers: string[] = [];
    for (let tap = 1; tap <= 22; tap += 1) {
      if (tap === 3) await dock({ what: 'network', connected: false });
      if (tap === 21) {
        await dock({ what: 'network', connected: true });
        await call('POST', '/prepare', { zone: TAP.zone });
      }
      const { status, body } = await call('POST', '/tickets', { ...TAP, key: `tap-${tap}-of-the-day` });
      expect(status).toBe(201);
      numbers.push(givenTicket.parse(body).number);
    }
    expect(numbers.slice(0, 3)).toEqual(['A-001', 'A-002', 'A-501']);
    expect(numbers.slice(18)).toEqual(['A-517', 'A-518', 'A-003', 'A-004']);
    await prints.until((all) => all.length === 22);
    await statuses.until((all) => all.at(-1)?.outbox.undelivered === 0 && all.at(-1)?.server === 'connected');
    expect(prints.all.every((print) => print.printed)).toBe(true);
    const told = server.log.flatMap((what) => (what.kind === 'ticket' ? [what.body.number] : []));
    expect(told).toEqual(Array.from({ length: 18 }, (_, index) => 501 + index));
    expect([...server.visits.values()].every((visit) => visit.printed === 1)).toBe(true);
  }));
