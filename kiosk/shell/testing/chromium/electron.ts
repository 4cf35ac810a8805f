import { EventEmitter } from 'node:events';
import { StandInApp } from './app.ts';
import { forkUtility } from './utility.ts';
import { StandInWindow } from './window.ts';

/**
 * Stands in for Electron's main-process module over a real Chromium: windows are its pages, the preload runs in an
 * isolated world of theirs, the own scheme is answered by the shell's handler, a utility process is a child of Node. What
 * it cannot do is listed in docs/electron-security.md.
 */
class StandInSession extends EventEmitter {
  request: any = null;
  check: any = null;
  device: any = null;
  setPermissionRequestHandler(handler: unknown): void {
    this.request = handler;
  }
  setPermissionCheckHandler(handler: unknown): void {
    this.check = handler;
  }
  setDevicePermissionHandler(handler: unknown): void {
    this.device = handler;
  }
}

export const session = { defaultSession: new StandInSession() };
export const protocol = {
  privileged: [] as unknown[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged(schemes: unknown[]): void {
    this.privileged.push(...schemes);
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    this.handlers.set(scheme, handler);
  },
};
export const ipcMain = {
  handlers: new Map<string, (event: unknown, ...args: unknown[]) => unknown>(),
  handle(channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void {
    this.handlers.set(channel, handler);
  },
};
/** A page of Chromium has no menu of an application. */
export const Menu = { setApplicationMenu: (): void => undefined };
/** A browser under test keeps no screen awake. */
export const powerSaveBlocker = { start: (): number => 1 };
export const net = { fetch: (url: string, init: RequestInit): Promise<Response> => fetch(url, init) };
export const utilityProcess = { fork: forkUtility };
export const app = new StandInApp();
export class BrowserWindow extends StandInWindow {
  constructor(options: any) {
    super(options, { app, session: session.defaultSession, protocol, ipcMain });
  }
}

/** What the test asks to know of the shell that no page could tell. */
process.on('message', (question) => {
  if (question !== 'facts') return;
  const windows = StandInWindow.open.map(({ options }) => options);
  process.send?.({ facts: { windows, sandboxed: app.sandboxed, privileged: protocol.privileged } });
});
