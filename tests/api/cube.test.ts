import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { atOneCounter, done } from '../support/oneCounter.ts';

test('a manager asks for any figure by any breakdown, with what it is made of, and nobody is read off', async () => {
  await atOneCounter(async (counter) => {
    const [first, second] = await counter.tickets(2);
    await counter.attends(first!);
    counter.wait(30);
    await counter.attends(second!);
    const { anonymous, manager, attendants } = counter.served;
    done(await anonymous.call('POST', '/surveys', { code: first!.surveyCode, global: 2 }), 'bound');
    const date = '2026-11-20';
    const dates = `from=${date}&to=${date}`;
    const ask = async (rest: string) => done(await manager.call('GET', `/figures/cube?${dates}&${rest}`), rest).body;

    const declared = done(await manager.call('GET', '/figures/cube/declaration'), 'declaration').body;
    expect(declared.by.map(({ key }: { key: string }) => key)).not.toContain('attendant');
    const open = await ask('figures=official,waitP90,tickets&by=service');
    expect(open).toMatchObject({ state: 'ready', formulas: 2, main: { days: 1, others: [] }, compared: null });
    expect(open.main.total).toEqual([
      { hidden: null, numerator: 1, denominator: 2, value: 50 },
      { hidden: null, numerator: 2_100_000, denominator: 2, value: 35 },
      { hidden: null, numerator: 2, denominator: null, value: 2 },
    ]);
    expect(open.main.groups).toHaveLength(1);
    expect(open.figures[0].definition).toContain("WHERE business_date BETWEEN '2026-11-20' AND '2026-11-20'");

    // Sealed, the tables say what the open day said.
    await counter.does('close');
    await counter.served.branch.act({ type: 'closeDay', force: true });
    const sealed = await ask('figures=official,waitP90,tickets&by=service');
    expect(sealed.main).toEqual(open.main);
    // Lost or of an older seal, they are made again when they are asked for.
    counter.served.branch.db.exec('DELETE FROM fact_of');
    expect((await ask('figures=official,waitP90,tickets&by=service')).main).toEqual(open.main);

    const opinions = await ask('figures=satisfied,answers');
    expect(opinions.main.total).toEqual([{ hidden: 'months' }, { hidden: 'months' }]);
    const counters = await ask('figures=official,occupancy&by=counter');
    expect(
      counters.main.groups.every(({ cells }: { cells: { hidden: string }[] }) =>
        cells.every(({ hidden }) => hidden === 'months'),
      ),
    ).toBe(true);
    const compared = await ask(`figures=official&compareFrom=2026-11-19&compareTo=2026-11-19`);
    expect(compared.compared).toMatchObject({ days: 0, total: [{ numerator: 0, denominator: 0, value: null }] });

    const rows = done(
      await manager.call('GET', `/figures/cube/rows?${dates}&figure=official&part=numerator`),
      'rows',
    ).body;
    expect(rows).toMatchObject({ table: 'fact_unit', next: null });
    expect(rows.rows).toHaveLength(1);
    const columns = rows.columns.map(({ key }: { key: string }) => key);
    expect(columns).not.toContain('counter_id');
    expect(columns).not.toContain('attendant_id');
    const status = async (path: string) => (await manager.call('GET', path)).status;
    expect(await status(`/figures/cube/rows?${dates}&figure=satisfied`)).toBe(403);
    expect(await status(`/figures/cube/rows?${dates}&figure=occupancy`)).toBe(403);
    expect(
      await status(`/figures/cube/rows?${dates}&figure=official&by=counter&key=${encodeURIComponent('["m1"]')}`),
    ).toBe(403);
    expect(await status(`/figures/cube?${dates}&figures=official&by=attendant`)).toBe(400);
    expect(await status(`/figures/cube?${dates}&figures=occupancy&by=service`)).toBe(400);
    expect((await attendants[0]!.call('GET', `/figures/cube?${dates}&figures=official`)).status).toBe(403);

    const file = `/figures/cube/file?${dates}&figures=official,satisfied&by=service`;
    const manifest = done(await manager.call('GET', `${file}&format=manifest`), 'manifest').body;
    expect(manifest).toMatchObject({ format: 'turno25.figures.v1', schema: 1, formulas: 2 });
    const csv = done(await manager.call('GET', `${file}&format=csv`), 'csv').text;
    expect(csv).toContain(';1;2;oculto;oculto');
    expect(createHash('sha256').update(`\uFEFF${csv}`, 'utf8').digest('hex')).toBe(manifest.files[0].sha256);
    for (const format of ['xlsx', 'sav']) {
      const { bytes, headers } = done(await manager.call('GET', `${file}&format=${format}`), format);
      expect(headers.get('x-content-sha256')).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
    expect(done(await manager.call('GET', `${file}&format=dictionary`), 'dictionary').text).toContain('Satisfacción');

    // The rows of many old days are made a few at a time, and how many are left is told.
    const { branch } = counter.served;
    for (let day = 0; day < 6; day += 1) {
      counter.wait(24 * 60);
      await branch.act({ type: 'openDay' });
      await branch.act({ type: 'closeDay', force: true });
    }
    branch.db.exec('DELETE FROM fact_of');
    const later = await counter.signIn('manager');
    const week = '/figures/cube?from=2026-11-20&to=2026-11-26&figures=tickets';
    expect(done(await later.call('GET', week), 'first').body).toEqual({ state: 'preparing', left: 2 });
    expect(done(await later.call('GET', week), 'second').body.main).toMatchObject({
      days: 7,
      total: [{ numerator: 2 }],
    });
  });
});
