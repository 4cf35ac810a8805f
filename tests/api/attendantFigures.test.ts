import { expect, test } from 'vitest';
import { atOneCounter, done } from '../support/oneCounter.ts';

const DATES = { from: '2026-11-20', to: '2026-11-20' };

test('figures by attendant: nobody’s where they are off; else each their own first, every look told, in the order of names', async () => {
  await atOneCounter(async (counter) => {
    await counter.attends(await counter.ticket());
    const { manager, branch } = counter.served;
    const refused = await manager.call('POST', '/figures/attendants', DATES);
    expect([refused.status, refused.body.code]).toEqual([409, 'figures.notByAttendant']);
    const { config, version } = branch.engine.state().config!;
    await branch.act({
      type: 'publishConfig',
      config: { ...config, figures: { byAttendant: true } },
      basedOn: version,
    });
    await counter.does('close');
    await branch.act({ type: 'closeDay', force: true });
    counter.wait(24 * 60);
    const again = await counter.signIn('manager');
    const own = await counter.signIn('attendant1');
    const looked = () =>
      [...branch.ledger.events()].flatMap((event) =>
        event.type === 'attendantFiguresShown' ? [[event.payload.by, event.payload.of]] : [],
      );

    const before = done(await again.call('POST', '/figures/attendants', DATES), 'before').body;
    expect(before.people).toEqual([{ name: 'Ejecutiva 1', cells: null }]);
    const mine = done(await own.call('POST', '/figures/attendants/own', DATES), 'own').body;
    const place = mine.figures.findIndex(({ key }: { key: string }) => key === 'serviceTime');
    expect(mine.people[0].cells[place]).toMatchObject({ numerator: 300_000, denominator: 1, value: 5 });
    const after = done(await again.call('POST', '/figures/attendants', DATES), 'after').body;
    expect(after.people).toEqual(mine.people);
    expect(looked().map(([, of]) => of)).toEqual(['everybody', 'own', 'everybody']);

    // More days than they saw, or a look before these were over, opens nothing; nor does anybody else's page.
    const more = { from: '2026-11-19', to: '2026-11-20' };
    const wider = done(await again.call('POST', '/figures/attendants', more), 'wider').body;
    expect(wider.people).toEqual([{ name: 'Ejecutiva 1', cells: null }]);
    expect((await own.call('POST', '/figures/attendants', DATES)).status).toBe(403);
    counter.wait(8 * 24 * 60);
    const late = await counter.signIn('manager');
    const inTime = done(await late.call('POST', '/figures/attendants', more), 'a week later').body;
    expect(inTime.people[0].cells).not.toBeNull();
  });
});
