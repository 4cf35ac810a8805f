import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DockBody } from '@turno25/shared/contracts/deviceHost.ts';
import type { KioskMachine } from './kiosk.ts';
import { firstLine, type Served } from './served.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The device host's settings beyond those every story shares; without devices of its own it has the dock's fakes. */
export type HostSettings = Readonly<Record<string, unknown>>;

/** The service beside a kiosk's page, in a process of its own, as it runs in a branch. */
export class DeviceHost {
  readonly address: string;
  readonly #token: string;
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess, { address, tokenFile }: { address: string; tokenFile: string }) {
    this.#process = child;
    this.address = address;
    this.#token = readFileSync(tokenFile, 'utf8').trim();
  }

  /** Its outbox lies beside the server's data, so that a test may look into both. */
  static async start(served: Served, machine: KioskMachine, settings: HostSettings = {}): Promise<DeviceHost> {
    const file = join(served.folder, 'devices.json');
    const shared = {
      port: 0,
      origins: [served.address],
      server: { address: served.address, token: await machine.token() },
      publicAddress: served.address,
      outbox: join(served.folder, 'outbox.db'),
      development: Object.keys(settings).length === 0,
    };
    writeFileSync(file, JSON.stringify({ ...shared, ...settings }));
    const child = spawn(join(ROOT, 'node_modules/.bin/node'), ['kiosk/device-host/main.ts', '--settings', file], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new DeviceHost(child, JSON.parse(await firstLine(child, 'the device host')));
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** What the kiosk's address carries, so that the page finds the host; without the strip of simulated devices. */
  query(mode: string): string {
    return `?mode=${mode}&dock=off#host=${encodeURIComponent(this.address)}&hostToken=${this.#token}`;
  }

  /** The host's answer to a page that asks. */
  async call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    const reply = await fetch(`${this.address}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  }

  /** Does something to the simulated devices; false when there was nothing to do it to. */
  async dock(body: DockBody): Promise<boolean> {
    return (await this.call<{ done: boolean }>('POST', '/dock', body)).done;
  }

  /** The whole papers that came out of the simulated printer, the last one first. */
  async papers(): Promise<string[]> {
    const { papers } = await this.call<{ papers: { text: string; whole: boolean }[] }>('GET', '/dock');
    return papers.filter(({ whole }) => whole).map(({ text }) => text);
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await ended;
  }
}
