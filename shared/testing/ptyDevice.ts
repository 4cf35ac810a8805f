import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../domain/result.ts';
import { needProgram } from './program.ts';

/** A serial device made of two joined pseudo-terminals: the kiosk opens `path`, and the test plays the other end. */
export class PtyDevice {
  readonly path: string;
  readonly #farEnd: string;
  #socat: ChildProcess | null = null;
  #file: FileHandle | null = null;

  constructor(folder: string) {
    needProgram('socat', '-V');
    this.path = join(folder, 'device');
    this.#farEnd = join(folder, 'farEnd');
  }

  async plug(): Promise<void> {
    const end = (link: string): string => `pty,raw,echo=0,link=${link}`;
    const socat = spawn('socat', ['-d', '-d', end(this.path), end(this.#farEnd)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#socat = socat;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      socat.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('starting data transfer')) resolve();
      });
      socat.once('exit', (code) => reject(new Error(`socat ended with ${code}: ${said}`)));
    });
    this.#file = await open(this.#farEnd, constants.O_RDWR | constants.O_NOCTTY);
  }

  /** As pulled out: the terminal vanishes with whatever was in it. */
  async unplug(): Promise<void> {
    const socat = this.#socat;
    this.#socat = null;
    await this.#file?.close();
    this.#file = null;
    if (socat === null) return;
    // As udev does. A name left behind would soon lead to some other process's terminal, since their numbers are used again.
    for (const name of [this.path, this.#farEnd]) await rm(name, { force: true });
    await new Promise<void>((resolve) => {
      socat.once('exit', () => resolve());
      socat.kill('SIGKILL');
    });
  }

  async send(bytes: string | Uint8Array): Promise<void> {
    await must(this.#file, 'the device is plugged in').write(
      typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
    );
  }

  /** What the kiosk sent, as soon as there is something. */
  async receive(): Promise<Buffer> {
    const { buffer, bytesRead } = await must(this.#file, 'the device is plugged in').read(Buffer.alloc(4096), 0, 4096);
    return buffer.subarray(0, bytesRead);
  }
}
