import type { BoardSetting, BranchNotice } from '@turno25/shared/domain/branch/boards.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { expect, test } from 'vitest';
import { clientOf, enrolled, type ServedBranch, withServer } from '../support/branch.ts';
import { atOneCounter, done } from '../support/oneCounter.ts';

async function publish(
  { admin, branch }: Pick<ServedBranch, 'admin' | 'branch'>,
  part: { readonly boards?: readonly BoardSetting[]; readonly notices?: readonly BranchNotice[] },
) {
  const { version, config } = branch.engine.state().config!;
  return admin.call('PUT', '/settings', { version, config: { ...config, ...part } satisfies BranchConfig });
}

test('a board in another room has the calls of its own counters, and nobody edited a file', () =>
  withServer(async (served) => {
    const { attendants, branch, kiosk, server } = served;
    const token = await enrolled(branch, 'board', 'Segundo piso');
    const upstairs = clientOf(server.address, token);
    const id = branch.devices.list().find(({ name }) => name === 'Segundo piso')!.id;
    done(await publish(served, { boards: [{ id, layout: 'split', counterIds: ['m2'], silent: true }] }), 'publish');
    for (const [index, counter] of ['m1', 'm2'].entries()) {
      await attendants[index]!.call('POST', `/counters/${counter}/open`, {});
      await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      await attendants[index]!.call('POST', `/counters/${counter}/call-next`, {});
    }
    const here = (await upstairs.call('GET', '/board')).body;
    expect(here).toMatchObject({ layout: 'split', counters: [{ id: 'm2', label: '2' }], silent: true });
    expect(here.calls.map(({ counterId }: { counterId: string }) => counterId)).toEqual(['m2']);
    // The stream counts for all boards alike.
    const everywhere = (await served.board.call('GET', '/board')).body;
    expect(everywhere.seq).toBe(here.seq);
    expect(everywhere).toMatchObject({ layout: 'auto', counters: null });
    expect(everywhere.calls).toHaveLength(2);
    const labels = here.waits.flatMap(({ openCounters }: { openCounters: string[] }) => openCounters);
    expect(labels.every((label: string) => label === '2')).toBe(true);
  }));

test('a counter’s own display has whoever is there, called or attended', () =>
  withServer(async (served) => {
    const { attendants, branch, kiosk, server } = served;
    const display = clientOf(server.address, await enrolled(branch, 'board', 'Módulo 1'));
    const id = branch.devices.list().find(({ name }) => name === 'Módulo 1')!.id;
    const twoCounters = [{ id, layout: 'counter', counterIds: ['m1', 'm2'] }] as const;
    expect((await publish(served, { boards: twoCounters })).status).toBe(400);
    done(await publish(served, { boards: [{ id, layout: 'counter', counterIds: ['m1'] }] }), 'publish');
    const serving = async (): Promise<string | null> => (await display.call('GET', '/board')).body.serving;
    await attendants[0]!.call('POST', '/counters/m1/open', {});
    expect(await serving()).toBeNull();
    await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
    await attendants[0]!.call('POST', '/counters/m1/call-next', {});
    expect(await serving()).toBe('A-001');
    await attendants[0]!.call('POST', '/counters/m1/start', {});
    expect(await serving()).toBe('A-001');
    await attendants[0]!.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
    expect(await serving()).toBeNull();
  }));

test('notices are shown from their first day to their last, and a board is told at once', () =>
  atOneCounter(async ({ served }) => {
    const notice = (id: string, from: string, until: string): BranchNotice => ({
      id,
      text: `Aviso ${id}`,
      from,
      until,
    });
    const refused = await publish(served, { notices: [notice('n1', '2026-11-21', '2026-11-20')] });
    expect(refused.status).toBe(400);
    const notices = [
      notice('n1', '2026-11-20', '2026-11-20'),
      notice('n2', '2026-11-01', '2026-11-19'),
      notice('n3', '2026-11-21', '2026-11-30'),
      notice('n4', '2026-11-01', '2026-12-31'),
    ];
    done(await publish(served, { notices }), 'publish');
    expect((await served.board.call('GET', '/board')).body.notices).toEqual(['Aviso n1', 'Aviso n4']);
  }));

test('only who publishes settings moves a board, with their name in the ledger', () =>
  withServer(async (served) => {
    const { version, config } = served.branch.engine.state().config!;
    const body = { version, config: { ...config, boards: [{ id: 'board-1', layout: 'calls' }] } };
    for (const who of [served.board, served.kiosk, served.attendants[0]!, served.host, served.anonymous])
      expect((await who.call('PUT', '/settings', body)).status).toBeGreaterThanOrEqual(401);
    done(await served.admin.call('PUT', '/settings', body), 'publish');
    const published = [...served.branch.ledger.events()].filter(({ type }) => type === 'configPublished');
    expect(published.at(-1)?.actor).toContain('root');
  }));

test('a counter that no board calls for gains nothing: who does not come is no sooner a no-show, and counts as before', () =>
  atOneCounter(async (counter) => {
    const { served } = counter;
    const id = served.branch.devices.list().find(({ kind }) => kind === 'board')!.id;
    done(await publish(served, { boards: [{ id, layout: 'auto', counterIds: ['m2'] }] }), 'publish');
    const ticket = await counter.ticket();
    counter.wait(26);
    await counter.calls(ticket);
    const { calls } = (await served.board.call('GET', '/board')).body;
    expect(calls).toEqual([]);
    counter.wait(2);
    const { noShowSeconds } = served.branch.engine.state().config!.config.calling;
    expect(noShowSeconds).toBeLessThanOrEqual(120);
    await counter.does('recall');
    counter.wait(1);
    await counter.does('recall');
    counter.wait(1);
    await counter.does('no-show');
    expect((await counter.shares()).strict).toEqual([0, 1]);
    expect(counter.minute() * MINUTE).toBeGreaterThan(0);
  }));
