import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstCrew } from '@turno25/mobile/crew.ts';
import { prepareKiosk } from '@turno25/mobile/kioskFiles.ts';
import { enrolByCode, revokeDevice } from '@turno25/queue-server/verbs/access.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { describe, expect, test } from 'vitest';
import { mobileConfig, removeFolder, tempFolder, withBranch } from '../support/branch.ts';

const PLACES = { server: 'http://127.0.0.1:2525', publicAddress: null };
/** A network of its own with loopback alone; as whoever runs the tests, or as root of a namespace of theirs. */
const ALONE = ['--net', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
const canBeAlone = spawnSync('unshare', [...ALONE, 'ip', 'link', 'set', 'lo', 'up']).status === 0;

describe('a laptop with no network at all', () => {
  test.skipIf(!canBeAlone)(
    'starts with one command, and its day goes on to the export and its check',
    { timeout: 180_000 },
    () => {
      const folder = tempFolder();
      try {
        const run = `ip link set lo up && exec '${process.execPath}' tests/support/dayWithoutNetwork.ts '${folder}'`;
        const { status, stdout, stderr } = spawnSync('unshare', [...ALONE, 'sh', '-c', run], { encoding: 'utf8' });
        expect([status, stderr]).toEqual([0, '']);
        const { events, ...day } = JSON.parse(stdout);
        expect(day).toEqual({
          unreachable: 'ENETUNREACH',
          nameless: 'EAI_AGAIN',
          number: 'A-001',
          source: 'server',
          refused: 'service.handlesMoney',
          called: 200,
          shown: ['A-001'],
          finished: 200,
          survey: 201,
          closed: 200,
          byChannel: { inPerson: 0, mobileUnit: 1, appointment: 0 },
          handover: 'Nada entregado aún al nivel central; espera 1 día cerrado.',
          exported: 0,
          verified: true,
          file: true,
        });
        expect(events).toBeGreaterThan(8);
        expect(statSync(join(folder, 'totem.json')).mode & 0o077).toBe(0);
      } finally {
        removeFolder(folder);
      }
    },
  );
});

describe('starting a mobile unit', () => {
  test('enrols its kiosk once: the devices stay, and what the technician wrote stays', () =>
    withBranch(
      async (branch, folder) => {
        const first = await prepareKiosk(branch, folder, PLACES);
        if (!first.ok) throw new Error(first.error);
        const { settings, profile, code } = first.value;
        const token = () => JSON.parse(readFileSync(settings, 'utf8')).server.token;
        const had = token();
        // The browser was never opened: the next start has a code again.
        const unopened = await prepareKiosk(branch, folder, PLACES);
        expect(unopened.ok && unopened.value.code).toMatch(/^[0-9A-Z]{10}$/);
        mkdirSync(profile);
        expect((await branch.perform(enrolByCode(branch, code ?? ''))).kind).toBe('done');

        const printer = { by: 'cups', name: 'tickets' };
        writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), printer, port: 4999 }));
        const again = await prepareKiosk(branch, folder, { ...PLACES, server: 'http://127.0.0.1:2600' });
        expect(again.ok && again.value.code).toBeNull();
        expect(token()).toBe(had);
        expect(JSON.parse(readFileSync(settings, 'utf8'))).toMatchObject({
          printer,
          port: 4999,
          server: { address: 'http://127.0.0.1:2600' },
        });
        expect(branch.devices.list()).toHaveLength(2);

        const host = must(branch.devices.byToken(had), 'the host is enrolled');
        await branch.perform(revokeDevice(branch, host.id));
        await prepareKiosk(branch, folder, PLACES);
        expect(token()).not.toBe(had);
      },
      { config: mobileConfig() },
    ));

  test('says which file does not fit, instead of writing over it', () =>
    withBranch(
      async (branch, folder) => {
        const file = join(folder, 'totem.json');
        writeFileSync(file, '{ "printer": ');
        const prepared = await prepareKiosk(branch, folder, PLACES);
        expect(prepared).toMatchObject({ ok: false });
        expect(!prepared.ok && prepared.error).toContain(file);
        expect(readFileSync(file, 'utf8')).toBe('{ "printer": ');
      },
      { config: mobileConfig() },
    ));

  test('makes its accounts once, each with a secret that opens', () =>
    withBranch(
      async (branch) => {
        const crew = await firstCrew(branch);
        expect(crew.map(({ role }) => role)).toEqual(['manager', 'attendant', 'attendant', 'central', 'admin']);
        for (const { login, secret } of crew) {
          expect(secret).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
          expect(await branch.accounts.signIn(login, secret, branch.engine.now())).not.toBeNull();
        }
        expect(await firstCrew(branch)).toEqual([]);
      },
      { config: mobileConfig() },
    ));
});
