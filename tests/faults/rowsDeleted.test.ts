import { expect, test } from 'vitest';
import { withServer } from '../support/branch.ts';

test('rows of a sealed day that a hand deleted are made again from its events, not a 500', () =>
  withServer(async ({ branch, kiosk, attendants, manager }) => {
    const [attendant] = attendants;
    await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
    await attendant!.call('POST', '/counters/m1/open', {});
    await attendant!.call('POST', '/counters/m1/call-next', {});
    await attendant!.call('POST', '/counters/m1/start', {});
    await attendant!.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
    const date = branch.engine.state().day!.date;
    await manager.call('POST', '/day/close', { force: true });
    const range = `/figures/range?from=${date}&to=${date}`;
    const before = (await manager.call('GET', range)).text;
    branch.db.exec('DELETE FROM sealed_unit');
    const { status, text } = await manager.call('GET', range);
    expect([status, text]).toEqual([200, before]);
    expect(branch.sealedRows.unitsOf(date)).toHaveLength(1);
  }));
