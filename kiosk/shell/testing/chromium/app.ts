import { EventEmitter } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const userData = process.argv.find((argument) => argument.startsWith('--user-data-dir='))?.slice(16) ?? '';
const lock = join(userData, 'shell.lock');

/** The application: its life, its one instance, and the browser that its windows are pages of. */
export class StandInApp extends EventEmitter {
  sandboxed = false;
  #browser: Promise<BrowserContext> | null = null;
  #locked = false;

  constructor() {
    super();
    process.once('SIGTERM', () => this.quit());
  }

  enableSandbox(): void {
    this.sandboxed = true;
  }

  /** The tests say where the user's data go. */
  getPath(): string {
    return userData;
  }

  setPath(): void {}

  /** Electron's belongs to the folder of user data too; the first instance is told of the second. */
  requestSingleInstanceLock(): boolean {
    mkdirSync(userData, { recursive: true });
    try {
      const file = openSync(lock, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
    } catch {
      process.kill(Number(readFileSync(lock, 'utf8')), 'SIGUSR2');
      return false;
    }
    process.on('SIGUSR2', () => this.emit('second-instance'));
    this.#locked = true;
    return true;
  }

  async whenReady(): Promise<void> {
    this.#browser = openBrowser();
    await this.#browser;
  }

  browser(): Promise<BrowserContext> {
    if (this.#browser === null) throw new Error('a window was opened before the application was ready');
    return this.#browser;
  }

  quit(): void {
    const event = { prevented: false, preventDefault: () => (event.prevented = true) };
    this.emit('before-quit', event);
    if (!event.prevented) this.exit(0);
  }

  exit(code: number): void {
    if (this.#locked) rmSync(lock, { force: true });
    const closed = this.#browser?.then((browser) => browser.close()) ?? Promise.resolve();
    void closed.finally(() => process.exit(code));
  }
}

async function openBrowser(): Promise<BrowserContext> {
  const port = await freePort();
  const browser = await chromium.launchPersistentContext(userData, {
    executablePath: process.env.TURNO25_BROWSER || '/usr/bin/chromium',
    viewport: null,
    args: [
      `--remote-debugging-port=${port}`,
      '--window-size=1080,1920',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
  process.send?.({ endpoint: `http://127.0.0.1:${port}` });
  return browser;
}

/** Free when asked; below the range from which outgoing connections take theirs, there is nobody to take it. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
