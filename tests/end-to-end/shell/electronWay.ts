import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { type LogLine, ROOT, readLines, type Way } from './shellUnderTest.ts';

const FOLDER = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ROOT, 'node_modules/electron/dist');
const BINARY = join(FOLDER, process.platform === 'win32' ? 'electron.exe' : 'electron');

/** The shell's own bundles in Electron, where its binary is installed. */
export const electronWay: Way = {
  name: 'the Electron binary',
  missing: existsSync(BINARY) ? null : `there is no Electron binary at ${BINARY}`,
  async start({ main, args, env }) {
    const app = await _electron.launch({
      executablePath: BINARY,
      args: [main, ...args],
      env: { ...(process.env as Record<string, string>), ...env },
    });
    const child = app.process();
    const log: LogLine[] = [];
    child.stdout?.on('data', readLines(log));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const hosts: number[] = [];
    return {
      pages: async () => {
        await app.firstWindow();
        return app.windows();
      },
      addressOf: (page) => page.url(),
      log,
      windows: () =>
        app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().map((window) => {
            const { sandbox = false, contextIsolation = false } = (window.webContents as any).getLastWebPreferences();
            return { kiosk: window.isKiosk(), sandbox, contextIsolation };
          }),
        ),
      hosts: async () => {
        const running = await app.evaluate(({ app: electron }) =>
          electron
            .getAppMetrics()
            .filter(({ name, serviceName }) => [name, serviceName].includes('Turno25 device host'))
            .map(({ pid }) => pid),
        );
        for (const pid of running) if (!hosts.includes(pid)) hosts.push(pid);
        return hosts;
      },
      crashPage: () =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()),
      ended,
      stop: async () => {
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
        await ended;
      },
    };
  },
};
