import { EventEmitter } from 'node:events';

/**
 * Stands in for the `electron` module where its binary is not installed. It records what the shell asks for and raises the
 * events that Electron raises; messages between page and shell are cloned as Electron clones them.
 */
export class StandInContents extends EventEmitter {
  openHandler: (() => { action: string }) | null = null;
  reloads = 0;

  zoomLimits: readonly number[] = [];

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }

  async setVisualZoomLevelLimits(...limits: number[]): Promise<void> {
    this.zoomLimits = limits;
  }

  reload(): void {
    this.reloads += 1;
  }

  send(channel: string, value: unknown): void {
    ipcRenderer.heard.emit(channel, {}, structuredClone(value));
  }
}

export class StandInWindow extends EventEmitter {
  static all: StandInWindow[] = [];
  readonly options: any;
  readonly webContents = new StandInContents();
  url = '';
  destroyed = false;
  shown = false;

  constructor(options: unknown) {
    super();
    this.options = options;
    StandInWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.url = url;
    this.emit('ready-to-show');
  }

  show(): void {
    this.shown = true;
  }

  focus(): void {}

  destroy(): void {
    this.destroyed = true;
  }
}

class StandInApp extends EventEmitter {
  sandboxed = false;
  exitCode: number | null = null;
  firstInstance = true;

  enableSandbox(): void {
    this.sandboxed = true;
  }

  requestSingleInstanceLock(): boolean {
    return this.firstInstance;
  }

  readonly paths: Record<string, string> = { appData: '/home/someone/.config' };

  getPath(name: string): string {
    return this.paths[name] ?? '';
  }

  setPath(name: string, path: string): void {
    this.paths[name] = path;
  }

  async whenReady(): Promise<void> {}

  exit(code: number): void {
    this.exitCode = code;
  }
}

class StandInSession extends EventEmitter {
  request:
    | ((
        contents: unknown,
        permission: string,
        answer: (granted: boolean) => void,
        details: { requestingUrl: string },
      ) => void)
    | null = null;
  check: ((contents: unknown, permission: string, origin: string) => boolean) | null = null;
  device: (() => boolean) | null = null;

  setPermissionRequestHandler(handler: NonNullable<StandInSession['request']>): void {
    this.request = handler;
  }

  setPermissionCheckHandler(handler: NonNullable<StandInSession['check']>): void {
    this.check = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.device = handler;
  }
}

export const app = new StandInApp();
export const BrowserWindow = StandInWindow;
export const session = { defaultSession: new StandInSession() };
export const protocol = {
  privileged: [] as any[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged(schemes: unknown[]): void {
    this.privileged.push(...schemes);
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    this.handlers.set(scheme, handler);
  },
};
/** Electron's own menu until the shell says otherwise. */
export const Menu = {
  application: 'default' as unknown,
  setApplicationMenu(menu: unknown): void {
    this.application = menu;
  },
};
/** What keeps the screen awake. */
export const powerSaveBlocker = {
  kept: [] as string[],
  start(kind: string): number {
    return this.kept.push(kind);
  },
};
export const net = { fetch: (url: string, init: RequestInit): Promise<Response> => fetch(url, init) };

type Handler = (event: unknown, ...args: unknown[]) => unknown;
export const ipcMain = {
  handlers: new Map<string, Handler>(),
  handle(channel: string, handler: Handler): void {
    this.handlers.set(channel, handler);
  },
};

/** Who the page is that speaks next: its address, and whether it is a frame inside another. */
export const speaker = { url: 'kiosk://app/kiosk/ui/kiosk.html', framed: false };
export const ipcRenderer = {
  heard: new EventEmitter(),
  on(channel: string, listener: (...args: unknown[]) => void): void {
    this.heard.on(channel, listener);
  },
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = ipcMain.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const senderFrame = { url: speaker.url, parent: speaker.framed ? {} : null };
    return structuredClone(await handler({ senderFrame }, ...structuredClone(args)));
  },
};

/** What pages find on their window. */
export const mainWorld: Record<string, any> = {};
export const contextBridge = {
  exposeInMainWorld(name: string, value: Record<string, unknown>): void {
    mainWorld[name] = Object.freeze({ ...value });
  },
};

/** A utility process that does what the test says. */
export class StandInChild extends EventEmitter {
  static all: StandInChild[] = [];
  readonly told: any[] = [];
  readonly modulePath: string;

  constructor(modulePath: string) {
    super();
    this.modulePath = modulePath;
    StandInChild.all.push(this);
  }

  postMessage(message: unknown): void {
    this.told.push(structuredClone(message));
  }

  kill(): boolean {
    return this.emit('exit', -9);
  }
}
export const utilityProcess = { fork: (modulePath: string): StandInChild => new StandInChild(modulePath) };
