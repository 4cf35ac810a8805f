import { meaningOf } from '@turno25/shared/contracts/windowKeys.ts';
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Input,
  Session,
  WebContents,
  WebPreferences,
} from 'electron';
import { APP_ORIGIN } from './scheme.ts';

/** Every preference that matters is written out, defaults included, so that a change of default changes nothing here. */
export const WEB_PREFERENCES: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: false,
  // A board speaks that nobody touches, and a kiosk to whoever only holds a code before it.
  autoplayPolicy: 'no-user-gesture-required',
};

/**
 * Permissions that our own page may use: to reach the device host on loopback, which Chromium asks leave for. What it may
 * reach there, its content security policy says. The kiosk's sound needs none.
 */
const ALLOWED_PERMISSIONS: readonly string[] = ['loopback-network', 'local-network-access'];

export function windowOptions(preload: string, kioskMode: boolean): BrowserWindowConstructorOptions {
  return {
    show: false,
    kiosk: kioskMode,
    frame: !kioskMode,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: { ...WEB_PREFERENCES, preload, devTools: !kioskMode },
  };
}

/** Whether an address is a page of the shell: parsed, never compared by its beginning. */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && `${url.protocol}//${url.host}` === APP_ORIGIN;
}

/** Refuses every way out of the shell's own pages: navigation, redirects, frames, new windows, webviews. */
export function guardContents(contents: WebContents): void {
  const refuseStrangers = (event: { preventDefault: () => void; url?: string }, address?: string): void => {
    if (!isOwnPage(event.url ?? address ?? '')) event.preventDefault();
  };
  contents.on('will-navigate', refuseStrangers as never);
  contents.on('will-frame-navigate', refuseStrangers as never);
  contents.on('will-redirect', refuseStrangers as never);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Denies permissions, both asked for and checked, to everyone but our own page's few; devices and downloads to all. */
export function guardSession(session: Session): void {
  const granted = (permission: string, address: string): boolean =>
    ALLOWED_PERMISSIONS.includes(permission) && isOwnPage(address);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(granted(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => granted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * Keeps a kiosk's window: the keys of the window never reach it, nobody enlarges it with two fingers, and the desktop's
 * Alt+F4 does not close it. Whoever ends the shell destroys it, which asks nobody.
 */
export function keepWindow(window: Pick<BrowserWindow, 'on' | 'webContents'>): void {
  window.webContents.on('before-input-event', (event, { key, code, control, alt, meta, shift }: Input) => {
    if (meaningOf({ key, code, ctrl: control, alt, meta, shift }) === 'window') event.preventDefault();
  });
  // A page that is loading has no limits yet, and asks nobody for them.
  window.webContents.on('did-finish-load', () => void window.webContents.setVisualZoomLevelLimits(1, 1));
  window.on('close', (event) => event.preventDefault());
}
