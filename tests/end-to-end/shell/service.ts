import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type LogLine, NODE, ROOT, readLines } from './shellUnderTest.ts';

/** A device host that runs as a service of the machine. */
export type Service = {
  readonly address: string;
  readonly token: string;
  readonly said: readonly LogLine[];
  readonly stop: () => Promise<void>;
};

/** Starts `kiosk/device-host/main.ts` with a settings file. */
export async function startService(settings: string): Promise<Service> {
  const child = spawn(NODE, ['kiosk/device-host/main.ts', '--settings', settings], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: LogLine[] = [];
  child.stdout.on('data', readLines(said));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (said.some((line) => 'address' in line)) resolve();
    });
    void ended.then((code) => reject(new Error(`the device host ended with ${code}`)));
  });
  const { address, tokenFile } = said.find((line) => 'address' in line) as { address: string; tokenFile: string };
  const token = readFileSync(tokenFile, 'utf8').trim();
  return {
    address,
    token,
    said,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
