import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { SEED_CONFIG } from '@turno25/queue-server/configuration/load.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { describe, expect, it, test } from 'vitest';
import { removeFolder, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { KIOSK, MANAGER, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

const PROGRAMS = ['queue-server/main.ts', 'mobile/main.ts'] as const;
const SEED = fileURLToPath(SEED_CONFIG);
const WITHOUT_KIOSK = { 'queue-server/main.ts': ['--config', SEED], 'mobile/main.ts': ['--without-kiosk'] } as const;

/** A program on its own: what it said, and how it ended if it did. */
function run(
  program: keyof typeof WITHOUT_KIOSK,
  folder: string,
  port: number,
  more: readonly string[] = WITHOUT_KIOSK[program],
) {
  const args = [program, '--data', folder, '--port', String(port), ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const heard = { out: '', err: '' };
  child.stderr.on('data', (chunk) => {
    heard.err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const serves = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      heard.out += chunk;
      if (heard.out.includes('http://')) resolve();
    });
  });
  return { child, heard, ended, serves };
}

describe.each(PROGRAMS)('%s', (program) => {
  it('does not serve a folder that another one serves, until that one is gone, however it went', async () => {
    const folder = tempFolder();
    const first = run(program, folder, 0);
    try {
      await first.serves;
      const second = run(program, folder, 0);
      expect(await second.ended).toBe(1);
      expect(second.heard.err).toContain(`Otro servidor ya atiende con la carpeta ${folder}`);
      first.child.kill('SIGKILL');
      await first.ended;
      const third = run(program, folder, 0);
      await third.serves;
      third.child.kill('SIGTERM');
      await third.ended;
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    } finally {
      first.child.kill('SIGKILL');
      removeFolder(folder);
    }
  }, 60_000);

  it('ends with code 1 when its port is taken', async () => {
    const folder = tempFolder();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const server = run(program, folder, typeof address === 'object' ? (address?.port ?? 0) : 0);
    try {
      expect(await server.ended).toBe(1);
      expect(server.heard.err).toContain('No se pudo abrir');
    } finally {
      server.child.kill('SIGKILL');
      taken.close();
      removeFolder(folder);
    }
  }, 60_000);
});

test('what is left of a branch without its ledger is not begun anew, nor asked about by an assistant', async () => {
  const folder = tempFolder();
  writeFileSync(`${folder}/seal.key.pem`, 'what is left');
  const server = run('queue-server/main.ts', folder, 0, []);
  try {
    expect(await server.ended).toBe(1);
    expect(server.heard.err).toContain('branch.db');
    expect(readdirSync(folder)).toEqual(['seal.key.pem']);
  } finally {
    server.child.kill('SIGKILL');
    removeFolder(folder);
  }
}, 60_000);

describe.each(['--demo', '--practice'])('a second %s', (kind) => {
  it('finds its port taken before it touches what the first one left on the disk', async () => {
    const parent = tempFolder();
    const folder = `${parent}/data`;
    mkdirSync(folder);
    writeFileSync(`${folder}/branch.db`, 'of the one that runs');
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const second = run('queue-server/main.ts', folder, port, [kind]);
    try {
      expect(await second.ended).toBe(1);
      expect(second.heard.err).toContain('No se pudo abrir');
      expect(second.heard.out).toBe('');
      expect(readdirSync(parent, { recursive: true }).sort()).toEqual(['data', 'data/branch.db']);
      expect(readFileSync(`${folder}/branch.db`, 'utf8')).toBe('of the one that runs');
    } finally {
      second.child.kill('SIGKILL');
      taken.close();
      removeFolder(parent);
    }
  }, 60_000);
});

describe('two branches on one ledger', () => {
  it('the one that finds events of the other appends nothing more and says so once', () =>
    withBranch(async (branch, folder) => {
      await send(branch, MANAGER, { type: 'openDay' });
      const told: string[] = [];
      branch.engine.onForeignHead(({ message }) => told.push(message));
      const other = openBranch({
        files: filesIn(folder),
        config: seedConfig(),
        ignoreHours: true,
        sources: systemSources,
      });
      expect((await send(other, KIOSK, ticketFor('pgu'))).kind).toBe('done');
      other.close();
      expect((await send(branch, KIOSK, ticketFor('pgu'))).kind).toBe('failed');
      expect((await send(branch, KIOSK, ticketFor('pgu'))).kind).toBe('failed');
      expect(told).toHaveLength(1);
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));
});
