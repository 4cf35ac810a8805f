import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { FakeSign } from '@turno25/display-board/signs/fakes/fakeSign.ts';
import { systemSpans } from '@turno25/shared/time/spans.ts';
import { expect, test, vi } from 'vitest';
import { removeFolder, tempFolder, withServer } from '../support/branch.ts';

const NODE = join(import.meta.dirname, '../../node_modules/.bin/node');
const PROGRAM = join(import.meta.dirname, '../../display-board/signs/main.ts');
const PATIENCE = { timeout: 30_000, interval: 50 };

test(
  'the signs are a process of their own: it enrols once, lights its counter’s sign, and leaves it dark',
  () =>
    withServer(async ({ attendants, branch, kiosk, manager, server }) => {
      const folder = tempFolder();
      let wire: Socket | null = null;
      const sign = new FakeSign(4, systemSpans, (answer) => void wire?.write(answer));
      const converter = createServer((socket) => {
        wire = socket.on('data', (bytes) => sign.hear(bytes)).on('error', () => undefined);
      });
      await new Promise<void>((resolve) => converter.listen(0, '127.0.0.1', resolve));
      const { port } = converter.address() as AddressInfo;
      const settings = join(folder, 'signs.json');
      const tokenFile = join(folder, 'token');
      const write = (address: number): void =>
        writeFileSync(
          settings,
          JSON.stringify({
            server: server.address,
            tokenFile,
            line: { by: 'tcp', host: '127.0.0.1', port },
            signs: [{ address, counter: '1' }],
          }),
        );
      const start = (...more: readonly string[]): ChildProcess =>
        spawn(NODE, [PROGRAM, '--settings', settings, ...more], { stdio: ['ignore', 'ignore', 'inherit'] });
      const ended = (child: ChildProcess): Promise<number | null> =>
        new Promise((resolve) => child.once('exit', (code) => resolve(code)));
      const { code } = branch.devices.newCode('board', 'Letreros', branch.engine.now());
      write(4);
      let child = start('--enrol', code);
      try {
        await attendants[0]!.call('POST', '/counters/m1/open', {});
        await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
        await attendants[0]!.call('POST', '/counters/m1/call-next', {});
        await vi.waitFor(() => expect(sign.number()).toBe('A-001'), PATIENCE);
        // Its token is nobody's to read, and is a board's: it calls nobody.
        expect(statSync(tokenFile).mode & 0o077).toBe(0);
        const authorization = `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`;
        expect((await kiosk.call('POST', '/counters/m1/start', {}, { authorization })).status).toBe(403);
        child.kill('SIGTERM');
        expect(await ended(child)).toBe(0);
        expect(sign.number()).toBe('');

        // A sign that is not there: who leads the branch is told.
        write(5);
        child = start();
        await vi.waitFor(async () => {
          const { alerts } = (await manager.call('GET', '/live')).body;
          expect(alerts.map(({ kind }: { kind: string }) => kind)).toContain('signSilent');
        }, PATIENCE);
      } finally {
        child.kill('SIGKILL');
        (wire as Socket | null)?.destroy();
        converter.close();
        removeFolder(folder);
      }
    }),
  90_000,
);
