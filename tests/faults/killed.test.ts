import { type ChildProcess, spawn } from 'node:child_process';
import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { describe, expect, it } from 'vitest';
import { removeFolder, seedConfig, tempFolder } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';

const COMMANDS = 2000;
const SERVER = new URL('../support/serverProcess.ts', import.meta.url).pathname;

/** A server in a process of its own, and what it said about itself. */
function startProcess(
  folder: string,
): Promise<{ readonly child: ChildProcess; readonly address: string; readonly token: string }> {
  const child = spawn(process.execPath, [SERVER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n')) resolve({ child, ...JSON.parse(said.split('\n')[0]!) });
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

describe('a server killed in the middle of a load', () => {
  it(`loses no acknowledged command of ${COMMANDS}, and its ledger verifies`, async () => {
    const folder = tempFolder();
    try {
      const { child, address, token } = await startProcess(folder);
      const acknowledged = new Map<string, string>();
      let sent = 0;
      const worker = async (): Promise<void> => {
        while (sent < COMMANDS) {
          const key = `killed-${sent}`;
          sent += 1;
          try {
            const response = await fetch(`${address}/api/v1/tickets`, {
              method: 'POST',
              headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key },
              body: JSON.stringify({ serviceId: sent % 2 === 0 ? 'pgu' : 'tne', class: 'general' }),
            });
            if (response.status === 201) acknowledged.set(key, ((await response.json()) as { number: string }).number);
          } catch {
            // The connection died with the server: this command was not acknowledged, and nothing is promised about it.
          }
          if (acknowledged.size === COMMANDS / 2) child.kill('SIGKILL');
        }
      };
      await Promise.all(Array.from({ length: 16 }, worker));
      expect(acknowledged.size).toBeGreaterThanOrEqual(COMMANDS / 2);
      expect(acknowledged.size).toBeLessThan(COMMANDS);

      expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: true });
      const branch = openBranch({
        files: filesIn(folder),
        config: seedConfig(),
        ignoreHours: true,
        sources: systemSources,
      });
      const find = branch.db.prepare('SELECT answer FROM command WHERE key = ?').pluck();
      for (const [key, number] of acknowledged) expect(JSON.parse(String(find.get(key))).number).toBe(number);
      const numbers = [...branch.engine.state().open.values()].map(({ ticket }) => `${ticket.series}${ticket.number}`);
      expect(new Set(numbers).size).toBe(numbers.length);
      branch.close();
    } finally {
      removeFolder(folder);
    }
  });
});
