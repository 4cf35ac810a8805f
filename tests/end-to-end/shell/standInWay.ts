import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { fromBrowser } from '@turno25/kiosk/shell/testing/chromium/origin.ts';
import { type LogLine, NODE, ROOT, type RunningShell, readLines, type Way } from './shellUnderTest.ts';

const HOOK = join(ROOT, 'kiosk/shell/testing/chromium/hook.ts');

/** The shell's own bundles with Chromium behind the name `electron`. */
export const standInWay: Way = {
  name: 'the Chromium stand-in',
  missing: null,
  async start({ main, args, env }) {
    const child = spawn(NODE, ['--import', HOOK, main, ...args], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    });
    const log: LogLine[] = [];
    child.stdout?.on('data', readLines(log));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const hosts: number[] = [];
    let facts: (windows: any) => void = () => undefined;
    let browser: Browser | null = null;
    const endpoint = new Promise<string | null>((resolve) => {
      child.on('message', (told: any) => {
        if (told.endpoint !== undefined) resolve(told.endpoint);
        if (told.utility !== undefined) hosts.push(told.utility);
        if (told.facts !== undefined) facts(told.facts.windows);
      });
      child.once('exit', () => resolve(null));
    });
    const connected = async (): Promise<Browser> => {
      const place = await endpoint;
      if (place === null) throw new Error('the shell ended before it opened a window');
      browser ??= await chromium.connectOverCDP(place);
      return browser;
    };
    const pages: RunningShell['pages'] = async () =>
      (await connected()).contexts().flatMap((context) => context.pages());
    return {
      pages,
      addressOf: (page) => fromBrowser(page.url()),
      log,
      windows: async () => {
        const answer = new Promise<any[]>((resolve) => {
          facts = resolve;
        });
        child.send('facts');
        return (await answer).map(({ kiosk, webPreferences }) => ({ kiosk, ...webPreferences }));
      },
      hosts: async () => hosts,
      crashPage: async () => {
        const [page] = await pages();
        if (page === undefined) throw new Error('there is no page to crash');
        const session = await page.context().newCDPSession(page);
        // It answers nobody: the page is gone.
        void session.send('Page.crash').catch(() => undefined);
      },
      ended,
      stop: () => stop(child, ended),
    };
  },
};

async function stop(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await ended;
}
