import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Time } from '@turno25/shared/time/sources.ts';
import { HostKeeper } from '../../device-host/process/keeper.ts';
import { RESTART_CODE } from '../../device-host/process/messages.ts';
import { nodeChild } from '../../device-host/process/nodeChild.ts';
import { log } from '../log.ts';
import { type SettingsFile, type ShellOptions, settingsOfHost } from '../options.ts';
import { PAGES } from '../pages.ts';
import { kioskArguments, startPageOf, writeStartPage } from './chromium.ts';
import { startFront } from './front.ts';

export type BrowserKiosk = {
  readonly options: ShellOptions;
  readonly browser: string;
  /** The folder of the built pages. */
  readonly pages: string;
  /** The module of the device host. */
  readonly hostModule: string;
  /** The browser's own folder: the kiosk's enrolment is kept there. */
  readonly profile: string;
  /** Where the pages are served; the same each time, since the enrolment belongs to it. */
  readonly port: number;
  /** Further arguments of the browser's. */
  readonly more: readonly string[];
  readonly time: Time;
};

/** The device host's port when its settings do not say. */
const HOST_PORT = 4_125;

/**
 * Runs the kiosk in a browser: its pages on loopback, its device host as a child, Chromium in kiosk mode. They live and
 * end together; resolves with the exit code for the supervisor.
 */
export async function runBrowserKiosk(kiosk: BrowserKiosk): Promise<number> {
  const { options, browser, pages, hostModule, profile, port, more, time } = kiosk;
  const front = await startFront(pages, options.server, port);
  const host = hostOf(options, front.origin, hostModule, time);
  const start = writeStartPage(profile, `${front.origin}${PAGES.kiosk}${queryOf(options)}${host?.fragment ?? ''}`);
  host?.keeper?.start();
  const chromium = spawn(browser, [...more, ...kioskArguments(profile, start, options.kioskMode)], {
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  log('browserKiosk', { origin: front.origin });
  const code = await endOf(chromium, host?.keeper ?? null);
  log('leaving', { code });
  rmSync(startPageOf(profile), { force: true });
  await Promise.all([host?.keeper?.stop(), front.stop(), endChild(chromium)]);
  return code;
}

type HostBeside = { readonly keeper: HostKeeper | null; readonly fragment: string };

/** The host that the settings describe, or one that runs already; the page is told of it behind `#`. */
function hostOf({ host, server }: ShellOptions, origin: string, module: string, time: Time): HostBeside | null {
  if (host.kind === 'none') return null;
  if (host.kind === 'service') return { keeper: null, fragment: fragmentOf(host.url, host.token) };
  // The page learns the place once, so that it must be the same after each restart.
  const settings: SettingsFile = {
    port: HOST_PORT,
    ...settingsOfHost(host.settings, server),
    // In a browser nobody but the device host can keep the door.
    technician: host.settings.technician ?? null,
    origins: [...(host.settings.origins ?? []), origin],
  };
  const token = Buffer.from(randomBytes(32)).toString('base64url');
  const keeper = new HostKeeper({
    fork: () => nodeChild(module),
    settings,
    token,
    ...time,
    log,
  });
  return { keeper, fragment: fragmentOf(`http://127.0.0.1:${settings.port}`, token) };
}

function fragmentOf(url: string, token: string): string {
  return `#${new URLSearchParams({ host: url, hostToken: token })}`;
}

function queryOf({ mode, audio, enrol }: ShellOptions): string {
  const asked = new URLSearchParams({
    ...(mode === null ? {} : { mode }),
    ...(audio === null ? {} : { audio }),
    ...(enrol === null ? {} : { enrol }),
  });
  return asked.size === 0 ? '' : `?${asked}`;
}

/** The first of: the browser is gone, a technician leaves, a signal. */
function endOf(chromium: ChildProcess, keeper: HostKeeper | null): Promise<number> {
  return new Promise((resolve) => {
    chromium.once('exit', () => resolve(RESTART_CODE));
    chromium.once('error', () => resolve(RESTART_CODE));
    keeper?.leaves.listen(() => resolve(RESTART_CODE));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
  });
}

function endChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) resolve();
    else {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    }
  });
}
