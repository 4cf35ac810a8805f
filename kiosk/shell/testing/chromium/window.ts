import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import type { StandInApp } from './app.ts';
import { fromBrowser, toBrowser } from './origin.ts';
import { grantPermissions } from './permissions.ts';
import { installPreload } from './preloadWorld.ts';
import { answerRequests, type SchemeHandler } from './scheme.ts';

type Shell = {
  readonly app: StandInApp;
  readonly session: { request: any };
  readonly protocol: { readonly handlers: Map<string, SchemeHandler> };
  readonly ipcMain: { readonly handlers: Map<string, (event: unknown, ...args: unknown[]) => unknown> };
};

class StandInContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly #window: StandInWindow;

  constructor(window: StandInWindow) {
    super();
    this.#window = window;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  /** Two fingers are not tried here. */
  async setVisualZoomLevelLimits(): Promise<void> {}

  reload(): void {
    void this.#window.go((page) => page.reload());
  }

  send(channel: string, value: unknown): void {
    void this.#window.tell(channel, value);
  }
}

/** A window of the shell: one page of Chromium. */
export class StandInWindow extends EventEmitter {
  static open: StandInWindow[] = [];
  static #openedBefore = false;
  readonly options: any;
  readonly webContents = new StandInContents(this);
  readonly #shell: Shell;
  readonly #opened: Promise<{ page: Page; send: (channel: string, value: unknown) => Promise<void> }>;
  #navigatesItself = false;

  constructor(options: any, shell: Shell) {
    super();
    this.options = options;
    this.#shell = shell;
    StandInWindow.open.push(this);
    this.#opened = this.#open();
    shell.app.emit('web-contents-created', {}, this.webContents);
  }

  async #open() {
    // Chromium begins with a page of its own.
    const isFirst = !StandInWindow.#openedBefore;
    StandInWindow.#openedBefore = true;
    const context = await this.#shell.app.browser();
    const page = (isFirst ? context.pages()[0] : undefined) ?? (await context.newPage());
    const session: CDPSession = await context.newCDPSession(page);
    const { protocol, session: own } = this.#shell;
    await grantPermissions(session, own.request, this.webContents);
    const send = await installPreload(
      session,
      readFileSync(this.options.webPreferences.preload, 'utf8'),
      (channel, args) => this.#invoke(page, channel, args),
    );
    await answerRequests(session, {
      handlerOf: (scheme) => protocol.handlers.get(scheme),
      mayNavigate: (url, isMainFrame) => this.#mayNavigate(url, isMainFrame),
    });
    page.on('crash', () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('popup', (popup) => {
      // Chromium has opened it by now; Electron asks before.
      if (this.webContents.openHandler?.({ url: fromBrowser(popup.url()) }).action !== 'allow') void popup.close();
    });
    return { page, send };
  }

  async loadURL(url: string): Promise<void> {
    await this.go((page) => page.goto(toBrowser(url)));
    this.emit('ready-to-show');
  }

  /** A navigation of the shell's own, of which Electron asks nobody. */
  async go(navigate: (page: Page) => Promise<unknown>): Promise<void> {
    const { page } = await this.#opened;
    this.#navigatesItself = true;
    try {
      await navigate(page);
    } catch (error) {
      if (!page.isClosed()) this.webContents.emit('did-fail-load', {}, -2, String(error), '', true);
    }
  }

  async tell(channel: string, value: unknown): Promise<void> {
    const { send } = await this.#opened;
    await send(channel, value);
  }

  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.#navigatesItself) {
      this.#navigatesItself = false;
      return true;
    }
    const event = { url, prevented: false, preventDefault: () => (event.prevented = true) };
    if (isMainFrame) this.webContents.emit('will-navigate', event);
    this.webContents.emit('will-frame-navigate', event);
    return !event.prevented;
  }

  async #invoke(page: Page, channel: string, args: unknown[]): Promise<unknown> {
    const handler = this.#shell.ipcMain.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return handler({ senderFrame: { url: fromBrowser(page.mainFrame().url()), parent: null } }, ...args);
  }

  show(): void {}

  async focus(): Promise<void> {
    const { page } = await this.#opened;
    await page.bringToFront();
  }

  destroy(): void {
    StandInWindow.open = StandInWindow.open.filter((window) => window !== this);
    // A browser without any page would end; the window that takes over needs longer here than in Electron to be there.
    const others = StandInWindow.open.map((window) => window.#opened);
    void Promise.all([this.#opened, ...others]).then(([{ page }]) => page.close());
    if (StandInWindow.open.length === 0) this.#shell.app.emit('window-all-closed');
  }
}
