import { expect, test } from 'vitest';
import { atOneCounter, done } from '../support/oneCounter.ts';

test('today stands beside its quarter and its year; an answer that no visit is bound to is nobody’s satisfaction', async () => {
  await atOneCounter(async (counter) => {
    const [first, second] = await counter.tickets(2);
    await counter.attends(first!);
    counter.wait(30);
    await counter.attends(second!);
    const { anonymous, kiosk, manager, attendants } = counter.served;
    done(await anonymous.call('POST', '/surveys', { code: first!.surveyCode, global: 2 }), 'bound');
    done(await kiosk.call('POST', '/surveys', { global: 7 }), 'anonymous');
    const standing = done(await manager.call('GET', '/figures/standing'), 'standing').body;
    const of = { numerator: 1, denominator: 2, percent: 50 };
    for (const period of ['today', 'quarter', 'year'])
      expect(standing[period]).toMatchObject({ official: of, strict: of, met: false, days: 1 });
    expect(standing.sameWeekday).toEqual({ days: [], officialPercent: null, strictPercent: null });
    // Of today nothing: two looks would tell what the person between them answered.
    expect(standing.satisfaction).toBeNull();
    expect((await attendants[0]!.call('GET', '/figures/standing')).status).toBe(403);

    await counter.does('close');
    await counter.served.branch.act({ type: 'closeDay', force: true });
    counter.wait(7 * 24 * 60);
    await counter.served.branch.act({ type: 'openDay' });
    const later = await counter.signIn('manager');
    const week = done(await later.call('GET', '/figures/standing'), 'standing').body;
    expect(week.sameWeekday).toEqual({
      days: [{ date: '2026-11-20', official: of, strict: of }],
      officialPercent: 50,
      strictPercent: 50,
    });
    expect(week.today.official.denominator).toBe(0);
    counter.wait(7 * 24 * 60);
    await counter.served.branch.act({ type: 'closeDay', force: true });
    const after = done(await (await counter.signIn('manager')).call('GET', '/figures/standing'), 'standing').body;
    expect(after.satisfaction).toMatchObject({
      month: '2026-11',
      global: { hidden: true, n: 1 },
      response: { numerator: 1, denominator: 2 },
    });
    expect(week.year).toMatchObject({ official: of, from: '2026-11-20', to: '2026-11-27' });
  });
});
