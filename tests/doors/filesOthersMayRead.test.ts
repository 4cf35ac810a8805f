import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOutboxDatabase } from '@turno25/kiosk/outbox/database.ts';
import { filesIn } from '@turno25/queue-server/branch.ts';
import { generateDay } from '@turno25/queue-server/rehearsal/generate.ts';
import { rehearse } from '@turno25/queue-server/rehearsal/rehearse.ts';
import { openHeld } from '@turno25/queue-server/start/openHeld.ts';
import { narrowFolder } from '@turno25/shared/files/privateFiles.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, seedConfig, tempFolder } from '../support/branch.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const modesIn = (folder: string): string[] =>
  readdirSync(folder).map((name) => `${name} ${modeOf(join(folder, name))}`);

let folder: string;
let umask: number;

beforeEach(() => {
  folder = join(tempFolder(), 'data');
  // A machine where everybody may read what is new.
  umask = process.umask(0);
});

afterEach(() => {
  process.umask(umask);
  removeFolder(join(folder, '..'));
});

function openAndClose(look: () => void): void {
  const held = openHeld(folder, { config: seedConfig(), sources: systemSources });
  if (!held.ok) throw new Error(held.error);
  try {
    look();
  } finally {
    held.value.close();
  }
}

describe('what others on the machine may read', () => {
  it('is nothing of a branch, neither while it runs nor after', () => {
    openAndClose(() => {
      expect(modeOf(folder)).toBe('700');
      expect(modesIn(folder).length).toBeGreaterThan(5);
      for (const file of modesIn(folder)) expect(file).toMatch(/ 600$/);
    });
    for (const file of modesIn(folder)) expect(file).toMatch(/ 600$/);
  });

  it('is narrowed where it was left open: ledger, vault, keys, and a copy beside them', () => {
    openAndClose(() => undefined);
    writeFileSync(join(folder, 'copia.db'), readFileSync(filesIn(folder).ledger));
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
    chmodSync(folder, 0o755);
    openAndClose(() => {
      expect(modeOf(folder)).toBe('700');
      for (const file of modesIn(folder)) expect(file).toMatch(/ 600$/);
    });
  });

  it('is left as it was of a folder that is not the branch’s: one that everybody shares, and that of a rehearsal’s ledger', async () => {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o1777);
    narrowFolder(folder);
    expect(modeOf(folder)).toBe('777');
    chmodSync(folder, 0o755);
    const file = join(folder, 'ensayo.db');
    await rehearse(generateDay({ size: 'D', load: 0.92, branch: 0, day: 0, seed: 7 }), {
      policy: { name: 'arrival', version: 1, params: {} },
      db: file,
      seed: 7,
    });
    expect([modeOf(folder), modeOf(file), modeOf(`${file}.keys`)]).toEqual(['755', '600', '700']);
  });

  it('is no kiosk’s outbox, new or old', () => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'outbox.db');
    openOutboxDatabase(file).close();
    expect(modeOf(file)).toBe('600');
    chmodSync(file, 0o666);
    const db = openOutboxDatabase(file);
    for (const one of modesIn(folder)) expect(one).toMatch(/ 600$/);
    db.close();
  });
});

describe('the token of a kiosk’s devices', () => {
  it('is in a file of its user alone, and in nothing that the host says', async () => {
    mkdirSync(folder, { recursive: true });
    const settings = join(folder, 'devices.json');
    const server = { address: 'http://127.0.0.1:9', token: 'the-kiosks-own-token' };
    const outbox = join(folder, 'outbox.db');
    writeFileSync(settings, JSON.stringify({ port: 0, server, outbox, development: true }));
    const child = spawn(process.execPath, ['kiosk/device-host/main.ts', '--settings', settings], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, TURNO25_HOST_TOKEN: 'a-token-that-somebody-fixed' },
    });
    let said = '';
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const started = new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (said.includes('tokenFile')) resolve();
        });
      }
    });
    try {
      await Promise.race([started, ended]);
      const { address, tokenFile } = JSON.parse(said.trim().split('\n')[0]!);
      const token = readFileSync(tokenFile, 'utf8').trim();
      expect(token).toBe('a-token-that-somebody-fixed');
      expect(modeOf(tokenFile)).toBe('600');
      expect(modeOf(settings)).toBe('600');
      for (const [headers, path] of [
        [{ authorization: 'Bearer wrong' }, '/status'],
        [{ authorization: `Bearer ${token}` }, '/nothing'],
        [{ authorization: `Bearer ${token}`, 'content-type': 'application/json' }, '/tickets'],
      ] as const) {
        const init = path === '/tickets' ? { method: 'POST', headers, body: '{"key":' } : { headers };
        const answer = await fetch(`${address}${path}`, init);
        expect(await answer.text()).not.toContain(token);
      }
      const shown = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8');
      for (const text of [said, shown]) {
        expect(text).not.toContain(token);
        expect(text).not.toContain(server.token);
      }
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
    expect(said).not.toContain('a-token-that-somebody-fixed');
  });
});
