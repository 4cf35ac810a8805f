import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { firstLine } from '../served.ts';
import { ROOT } from './shellUnderTest.ts';

const run = promisify(execFile);
/** The desktop's settings that the manual names. */
const DESKTOP = join(ROOT, 'docs/totem-openbox.xml');
const isThere = (program: string): boolean => spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;

/** Why no X server can be tried here; null when one can. */
export const noScreen: string | null = ['Xvfb', 'xdotool', 'openbox'].every(isThere)
  ? null
  : 'Xvfb, xdotool or openbox is not here: npm run test:full installs them (apt-get install xvfb xdotool openbox)';

/** What stands on the screen: its title and its size. */
export type OnScreen = { readonly title: string; readonly size: string };

/** An X server of its own, with true key events: what the browser gets is what it would get from a keyboard. */
export class RealScreen {
  readonly display: string;
  readonly #server: ChildProcess;

  readonly #desktop: ChildProcess;

  private constructor(server: ChildProcess, display: string) {
    this.#server = server;
    this.display = display;
    this.#desktop = spawn('openbox', ['--config-file', DESKTOP], {
      env: { ...process.env, DISPLAY: display },
      stdio: 'ignore',
    });
  }

  static async start(width: number, height: number): Promise<RealScreen> {
    const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return new RealScreen(server, `:${(await firstLine(server, 'Xvfb')).trim()}`);
  }

  /** All the windows that somebody before the screen sees; one of a few pixels is none, and one without a name is the screen. */
  async shown(): Promise<OnScreen[]> {
    const ids = (await this.#xdotool('search', '--onlyvisible', '--name', '').catch(() => '')).split('\n');
    const all: OnScreen[] = [];
    for (const id of ids.filter((each) => each !== '')) {
      const title = (await this.#xdotool('getwindowname', id).catch(() => '')).trim();
      const geometry = await this.#xdotool('getwindowgeometry', id).catch(() => '');
      const size = /Geometry: (\S+)/.exec(geometry)?.[1] ?? '';
      if (title !== '' && size !== '' && !/^\d?x|x\d?$/.test(size)) all.push({ title, size });
    }
    return all;
  }

  /** One key or a combination, as `ctrl+w`. */
  async press(keys: string): Promise<void> {
    await this.#xdotool('key', '--clearmodifiers', keys);
  }

  /** As a keyboard scanner types, so many milliseconds between keys. */
  async type(text: string, pace: number): Promise<void> {
    await this.#xdotool('type', '--delay', String(pace), text);
  }

  /** A button of the mouse somewhere. */
  async click(x: number, y: number, button: number): Promise<void> {
    await this.#xdotool('mousemove', String(x), String(y), 'click', String(button));
  }

  async stop(): Promise<void> {
    for (const one of [this.#desktop, this.#server]) {
      const ended = new Promise((resolve) => one.once('exit', resolve));
      if (one.kill('SIGTERM')) await ended;
    }
  }

  async #xdotool(...args: string[]): Promise<string> {
    const { stdout } = await run('xdotool', args, { env: { ...process.env, DISPLAY: this.display } });
    return stdout;
  }
}
