import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** Where Debian's newest PostgreSQL is; null where none is installed. */
function postgresPrograms(): string | null {
  if (!existsSync(DEBIAN)) return null;
  const newest = readdirSync(DEBIAN)
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(DEBIAN, newest, 'bin');
}

export type TestPostgres = { readonly url: string; readonly stop: () => void };

/** A PostgreSQL of its own on this machine, gone with the test. Null, and said so, where it is not installed. */
export async function startPostgres(): Promise<TestPostgres | null> {
  const programs = postgresPrograms();
  if (programs === null) {
    console.warn('Skipped: PostgreSQL is not installed (apt-get install --no-install-recommends postgresql)');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'turno25-postgres-'));
  // It refuses to run as root: Debian's own user has the folder then.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const uid = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, uid, uid);
  }
  chmodSync(folder, 0o700);
  const port = await freePort();
  const run = (command: string): void => {
    const [program, args] = asRoot
      ? (['su', ['postgres', '-s', '/bin/bash', '-c', command]] as const)
      : (['bash', ['-c', command]] as const);
    const ended = spawnSync(program, [...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
    if (ended.status !== 0) throw new Error(`PostgreSQL: ${ended.stderr}`);
  };
  const data = join(folder, 'data');
  run(`${programs}/initdb -D ${data} -U turno25 -A trust --no-sync -E UTF8 --locale=C`);
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c logging_collector=off`;
  run(`${programs}/pg_ctl -D ${data} -w -l ${folder}/log -o '${options}' start`);
  return {
    url: `postgres://turno25@127.0.0.1:${port}/postgres`,
    stop: () => {
      run(`${programs}/pg_ctl -D ${data} -m immediate -w stop`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    }),
  );
}
