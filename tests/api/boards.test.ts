import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '@turno25/queue-server/server.ts';
import type { BranchNotice } from '@turno25/shared/domain/branch/boards.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { lengthOf, levelOf } from '@turno25/shared/voice/sound.ts';
import { soundOf } from '@turno25/shared/voice/wav.ts';
import { expect, test } from 'vitest';
import { type Client, clientOf, enrolled, type ServedBranch, withBranch, withServer } from '../support/branch.ts';
import { atOneCounter, done } from '../support/oneCounter.ts';

async function publish(
  { admin, branch }: Pick<ServedBranch, 'admin' | 'branch'>,
  part: Pick<BranchConfig, 'boards' | 'notices' | 'sound'>,
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

test('a call is said by the server, by its own number and in the language that is asked for, and nothing else is', () =>
  withServer(async (served) => {
    const { attendants, board, branch, kiosk, server } = served;
    await attendants[0]!.call('POST', '/counters/m1/open', {});
    await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
    await attendants[0]!.call('POST', '/counters/m1/call-next', {});
    const [call] = (await board.call('GET', '/board')).body.calls;
    const token = await enrolled(branch, 'board', 'Otra');
    const said = async (language: string) => {
      const answer = await fetch(`${server.address}/api/v1/board/calls/${call.seq}/voice?language=${language}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(answer.headers.get('content-type')).toBe('audio/wav');
      return must(soundOf(new Uint8Array(await answer.arrayBuffer())), 'it is a sound');
    };
    for (const sound of [await said('es-CL'), await said('en')]) {
      expect(levelOf(sound)).toBeGreaterThan(0.05);
      expect(lengthOf(sound)).toBeGreaterThan(1);
    }
    // Neither words of one's own, nor what was never called, nor for who has no token.
    expect((await board.call('GET', '/board/calls/999999/voice')).status).toBe(404);
    expect((await board.call('GET', `/board/calls/${call.seq}/voice?text=hola`)).status).toBe(400);
    expect((await board.call('GET', `/board/calls/${call.seq - 1}/voice`)).status).toBe(404);
    expect((await served.anonymous.call('GET', `/board/calls/${call.seq}/voice`)).status).toBe(401);
  }));

test('a call is said in the language of its ticket too where the branch wants it, and offers it', () =>
  withServer(async (served) => {
    const { attendants, board, kiosk } = served;
    await attendants[0]!.call('POST', '/counters/m1/open', {});
    const languages = async (language: string): Promise<readonly string[]> => {
      done(await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general', language }), 'ticket');
      done(await attendants[0]!.call('POST', '/counters/m1/call-next', {}), 'call');
      const { calls } = (await board.call('GET', '/board')).body;
      done(await attendants[0]!.call('POST', '/counters/m1/start', {}), 'start');
      const body = { outcome: 'resolved', servicesGiven: ['pgu'] };
      done(await attendants[0]!.call('POST', '/counters/m1/finish', body), 'finish');
      return calls.at(-1).languages;
    };
    expect(await languages('en')).toEqual(['es-CL']);
    done(await publish(served, { sound: { ticketLanguage: true } }), 'publish');
    expect(await languages('ht')).toEqual(['es-CL', 'ht']);
    expect(await languages('es-CL')).toEqual(['es-CL']);
    // Nobody who speaks it has read it yet.
    expect(await languages('arn')).toEqual(['es-CL']);
  }));

test('boards are as loud as the hour wants, and nobody turns them down until their calls are missed', () =>
  atOneCounter(async ({ served, clock }) => {
    const volume = async (): Promise<number> => (await served.board.call('GET', '/board')).body.volume;
    expect(await volume()).toBe(100);
    for (const percent of [0, 29, 101])
      expect((await publish(served, { sound: { volumes: [{ from: '08:00', percent }] } })).status).toBe(400);
    const volumes = [
      { from: '08:00', percent: 80 },
      { from: '12:00', percent: 60 },
    ];
    done(await publish(served, { sound: { volumes } }), 'publish');
    expect(await volume()).toBe(80);
    clock.advance(3 * 60 * MINUTE);
    expect(await volume()).toBe(60);
  }));

test('who leads the branch is told of a board that nobody hears, and of a hearing loop that is gone', () =>
  withServer(async (served) => {
    const tell = (part: object) => served.board.call('POST', '/ledger/witness', { heads: [], ...part });
    const kinds = async (): Promise<readonly string[]> =>
      (await served.manager.call('GET', '/live')).body.alerts.map(({ kind }: { kind: string }) => kind);
    await tell({ muted: true, loopMissing: true });
    expect(await kinds()).toEqual(expect.arrayContaining(['boardMuted', 'boardLoop']));
    await tell({ muted: false, loopMissing: false });
    expect(await kinds()).not.toContain('boardMuted');
    expect(await kinds()).not.toContain('boardLoop');
  }));

test('boards show the pictures and videos of the branch’s own folder, and nothing else that lies there', () =>
  withBranch(async (branch, folder) => {
    const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', folder });
    try {
      const put = (name: string, text: string): void => writeFileSync(join(folder, 'media', name), text);
      put('2 vacunas.png', 'a picture');
      put('1-video.mp4', 'a video of many bytes');
      put('3-empty.jpg', '');
      put('page.html', '<script>');
      put('drawing.svg', '<svg>');
      put('.hidden.png', 'hidden');
      const board = clientOf(server.address, await enrolled(branch, 'board'));
      const { media } = (await board.call('GET', '/board')).body;
      expect(media.map(({ kind }: { kind: string }) => kind)).toEqual(['video', 'picture']);
      const [video] = media;
      const part = await fetch(`${server.address}${video.address}`, { headers: { range: 'bytes=2-6' } });
      expect([part.status, await part.text()]).toEqual([206, 'video']);
      // Neither what could run, nor what is not shown, nor the ledger beside it.
      for (const name of ['page.html', 'drawing.svg', '.hidden.png', '..%2Fbranch.db', '%2e%2e/seal.key.pem', ''])
        expect((await fetch(`${server.address}/media/${name}`)).status, name).toBeGreaterThanOrEqual(400);
      put('1-video.mp4', 'another video, and a longer one');
      expect((await board.call('GET', '/board')).body.media[0].address).not.toBe(video.address);
    } finally {
      await server.stop();
    }
  }));

test('a board is asked to load its page again by a manager, with a name, now and then; and by nobody else', async () => {
  const clock = new VirtualClock(Date.parse('2026-11-20T12:00:00.000Z'));
  await withServer(
    async (served) => {
      const { board, branch, manager, attendants, kiosk } = served;
      const own = branch.devices.list().find(({ kind }) => kind === 'board')!.id;
      const ask = (client: Client, id = own) => client.call('POST', `/devices/${id}/reload`, {});
      for (const client of [attendants[0]!, kiosk, board]) expect((await ask(client)).status).toBe(403);
      expect((await board.call('GET', '/board')).body.reloadAt).toBeNull();
      expect((await ask(manager, 'nobody-0000')).body.code).toBe('device.unknown');
      expect((await ask(manager)).status).toBe(204);
      expect((await board.call('GET', '/board')).body.reloadAt).toBe('2026-11-20T12:00:00.000Z');
      // A board that is always loading calls nobody.
      clock.set(clock.now() + 4 * MINUTE);
      expect((await ask(manager)).body.code).toBe('device.justAsked');
      clock.set(clock.now() + MINUTE);
      expect((await ask(manager)).status).toBe(204);
      const asked = [...branch.ledger.events()].filter(({ type }) => type === 'deviceReloadAsked');
      expect(asked.map(({ actor }) => actor)).toEqual(['boss', 'boss']);
    },
    { clock },
  );
});
