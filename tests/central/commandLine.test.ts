import { spawnSync } from 'node:child_process';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCentre } from '@turno25/central/openCentre.ts';
import { openRegistry } from '@turno25/central/registry/registryFile.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { drawnPem, SigningKey } from '@turno25/shared/machine/signingKey.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder, tempFolder } from '../support/branch.ts';

let folder = '';
let data = '';

beforeAll(() => {
  folder = tempFolder();
  data = join(folder, 'central');
});
afterAll(() => removeFolder(folder));

/** One command of the centre, as somebody types it. */
function central(...args: readonly string[]) {
  const main = join(import.meta.dirname, '..', '..', 'nation', 'main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, said: `${stdout}${stderr}` };
}

function written(name: string, text: string, mode = 0o600): string {
  const file = join(folder, name);
  writeFileSync(file, text, { mode });
  chmodSync(file, mode);
  return file;
}

const pem = (): string => new SigningKey(drawnPem(randomBytes)).publicPem;

test('whoever mistypes is told what, in words and without a trace of the program', () => {
  const key = written('a.pub.pem', pem());
  const enrol = ['enrol', '--data', data, '--id', 'una', '--name', 'Una', '--comuna', '13101'];
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['pull', '--nada'], /opción --nada/],
    [['nada'], /npm run central/],
    [[...enrol, '--key', join(folder, 'no-hay.pem')], /no-hay\.pem \(ENOENT\)/],
    [enrol.slice(0, 3), /publicKey: .*50/],
    [[...enrol, '--key', key, '--address', 'http://127.0.0.1:9', '--login', 'x'], /pull\.secret/],
    [['analysts', '--data', data, '--from', '2026-13-01', '--to', '2026-02-30', '--out', 'x'], /AAAA-MM-DD/],
    [['verify', '--data', join(folder, 'nowhere')], /no hay un nivel central/],
    [['lake', '--data', join(folder, 'nowhere')], /no hay cifras/],
  ];
  for (const [args, why] of cases) {
    const { status, said } = central(...args);
    expect([args[0], status, said]).toEqual([args[0], 2, expect.stringMatching(why)]);
    expect(said).not.toMatch(/\n\s+at /);
  }
});

test('a secret that others on the machine can read is not used; one that is nowhere is not looked for twice', () => {
  const key = written('b.pub.pem', pem());
  const enrol = ['enrol', '--data', data, '--id', 'dos', '--name', 'Dos', '--comuna', '13101', '--key', key];
  const pulled = [...enrol, '--address', 'http://127.0.0.1:9', '--login', 'x', '--secret-file'];
  const open = central(...pulled, written('open.txt', 'una clave larga', 0o644));
  expect(open).toMatchObject({ status: 2, said: expect.stringContaining('chmod 600') });
  const url = written('pg.txt', 'postgres://u:SECRETA@127.0.0.1:9/x', 0o644);
  expect(central('lake', '--data', data, '--postgres', url)).toMatchObject({
    status: 2,
    said: expect.stringContaining('chmod 600'),
  });
  chmodSync(url, 0o600);
  const away = central('lake', '--data', data, '--postgres', url);
  expect(away).toMatchObject({ status: 2, said: expect.stringContaining('base del almacén') });
  expect(away.said).not.toContain('SECRETA');
  expect(central(...pulled, written('own.txt', 'una clave larga')).status).toBe(0);
  expect(statSync(join(data, 'pull-secrets.json')).mode & 0o077).toBe(0);
});

test('verify proves the journal too, and says its line; of a branch that nobody enrolled it does not say that all is well', () => {
  expect(central('verify', '--data', data)).toMatchObject({ status: 0, said: expect.stringContaining('Diario') });
  expect(central('verify', '--data', data, '--branch', 'nadie').status).toBe(2);
  const registry = openRegistry(data);
  registry.exec("DROP TRIGGER journal_no_update; UPDATE journal SET who = 'otra' WHERE place = 1");
  registry.close();
  expect(central('verify', '--data', data)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/Diario.*MAL en la línea 1/),
  });
});

test('a folder in which a centre works is left to it', async () => {
  const opened = await openCentre({
    folder: data,
    warehouse: openDuckDb,
    sources: systemSources,
    threads: 1,
    atOnce: 1,
    everyMs: 1_000_000_000,
    centreKey: null,
    failed: (_branchId, error) => {
      throw error;
    },
  });
  const centre = must(opened.ok ? opened.value : null, 'the folder is free');
  try {
    for (const command of ['pull', 'lake'])
      expect(central(command, '--data', data)).toMatchObject({
        status: 2,
        said: expect.stringContaining('Otro proceso usa'),
      });
  } finally {
    await centre.close();
  }
});
