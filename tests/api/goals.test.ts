import type { Goal } from '@turno25/shared/domain/bonus/goals.ts';
import { expect, test } from 'vitest';
import { atOneCounter, done, type OneCounter } from '../support/oneCounter.ts';

const SHEET: Omit<Goal, 'id' | 'source' | 'entered'> = {
  part: 'collective',
  name: 'Espera de 25 minutos',
  formula: '(personas dentro / personas atendidas) x 100',
  numerator: 'personas atendidas dentro de su límite',
  denominator: 'personas atendidas',
  target: 90,
  unit: 'percent',
  direction: 'rising',
  weight: 40,
  technicalNote: 'sin tickets de prueba',
  verification: 'cifras selladas',
  obligatory: false,
};
const WAIT: Goal = { ...SHEET, id: 'espera', source: 'official', entered: null };
const OTHER: Goal = {
  ...SHEET,
  id: 'reclamos',
  name: 'Reclamos a tiempo',
  weight: 60,
  source: 'entered',
  entered: { num: 95, den: 100 },
};

async function withGoals({ served }: OneCounter, list: readonly Goal[]): Promise<any> {
  const { version, config } = (await served.admin.call('GET', '/settings')).body;
  const goals = { year: 2026, credit: 'partial', list };
  done(await served.admin.call('PUT', '/settings', { version, config: { ...config, goals } }), 'publish');
  return (await served.manager.call('GET', '/figures/goals')).body;
}

test('the branch’s own share is one goal of several, and the bands judge all of them', () =>
  atOneCounter(async (counter) => {
    const [first, second] = await counter.tickets(2);
    counter.until(10);
    await counter.attends(first!);
    counter.until(40);
    await counter.attends(second!);
    const view = await withGoals(counter, [WAIT, OTHER]);
    expect(view.goals).toMatchObject([
      { id: 'espera', result: { num: 1, den: 2 }, reached: 55.5 },
      { id: 'reclamos', result: { num: 95, den: 100 }, reached: 100 },
    ]);
    // (40 x 0.5/0.9 + 60) / 100 = 82.2 %: half of the collective part, though the wait by itself would pay nothing.
    expect(view.parts).toMatchObject([
      { part: 'collective', compliance: { worst: 82.2, best: 82.2 }, pays: { worst: 4 } },
    ]);
    expect(view.bonus).toEqual({ worst: 19, best: 19 });
    expect(view.own).toMatchObject({ year: { numerator: 1, denominator: 2 }, goalPercent: 90, perDay: 2 });
    // 20 November 2026 is a Friday; whoever comes later in the year is expected at two a day.
    // One open day foretells nothing, and each listed code is told with what it does.
    expect(view.own.forecast).toEqual({ state: 'few', days: 0, least: 720 });
    expect(view.own.exclusions).toMatchObject({
      byCode: [
        { code: 'contingency', visits: 0, without: { numerator: 1, denominator: 2 }, change: { numerator: 0 } },
        { code: 'duplicate' },
        { code: 'testTicket' },
      ],
      all: { official: { numerator: 1, denominator: 2 }, strict: { numerator: 1, denominator: 2 } },
    });
    const { neededInYear } = view.own;
    expect(neededInYear.of).toBe(neededInYear.days * 2);
    expect(neededInYear.within).toBe(Math.ceil(0.9 * (2 + neededInYear.of)) - 1);
  }));

test('a goal without a result is told as missed and as reached; one that all depends on stops its part', () =>
  atOneCounter(async (counter) => {
    const unknown = await withGoals(counter, [{ ...OTHER, entered: null }]);
    expect(unknown.parts).toMatchObject([
      { compliance: { worst: 0, best: 100 }, band: { worst: 'nothing', best: 'all' } },
    ]);
    const missed = await withGoals(counter, [
      OTHER,
      { ...OTHER, id: 'x', name: 'Sin falta', weight: 1, obligatory: true, entered: { num: 1, den: 2 } },
    ]);
    expect(missed.parts).toMatchObject([{ band: { worst: 'nothing' }, missed: ['Sin falta'] }]);
  }));

test('a day’s own goal is not judged by the sheet, and nobody but an administrator writes it', () =>
  atOneCounter(async (counter) => {
    const before = (await counter.figures()).body.goal;
    await withGoals(counter, [{ ...WAIT, target: 10 }]);
    expect((await counter.figures()).body.goal).toEqual(before);
    const { version, config } = (await counter.served.admin.call('GET', '/settings')).body;
    const put = await counter.served.manager.call('PUT', '/settings', { version, config });
    expect(put.status).toBe(403);
    for (const client of [counter.served.attendants[0]!, counter.served.kiosk])
      expect((await client.call('GET', '/figures/goals')).status).toBe(403);
    const twice = { year: 2026, credit: 'partial', list: [WAIT, WAIT] };
    expect(
      (await counter.served.admin.call('PUT', '/settings', { version, config: { ...config, goals: twice } })).status,
    ).toBe(400);
  }));
