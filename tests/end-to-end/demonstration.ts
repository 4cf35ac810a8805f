import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export type Demonstration = {
  /** What it printed: addresses, accounts, codes. */
  readonly said: string;
  readonly end: () => Promise<void>;
};

/** The demonstration as `npm start` opens it, in a folder of its own: days behind it and people in the room. */
export async function demonstration(): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'turno25-demo-'));
  const node = join(ROOT, 'node_modules/.bin/node');
  const args = [join(ROOT, 'queue-server/main.ts'), '--demo', '--data', join(folder, 'demo'), '--port', '0'];
  const demo = spawn(node, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await new Promise<string>((resolve, reject) => {
    let text = '';
    demo.once('exit', (code) => reject(new Error(`the demonstration ended with ${code}`)));
    demo.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('Ctrl+C')) resolve(text);
    });
  });
  return {
    said,
    end: async () => {
      const ended = new Promise((resolve) => demo.once('exit', resolve));
      demo.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
