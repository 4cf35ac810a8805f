import type { CDPSession } from 'playwright-core';

/** What Chromium asks leave for, by its own names, and by Electron's where that is another. */
const PERMISSIONS: readonly (readonly [chromium: string, electron: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['loopback-network', 'loopback-network'],
  ['local-network', 'local-network'],
];

type RequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string },
) => void;

/** Chromium answers pages as the shell's handler would have answered each of them. */
export async function grantPermissions(session: CDPSession, handler: RequestHandler, contents: unknown): Promise<void> {
  for (const [name, permission] of PERMISSIONS) {
    let setting: 'granted' | 'denied' = 'denied';
    handler(
      contents,
      permission,
      (granted) => {
        setting = granted ? 'granted' : 'denied';
      },
      { requestingUrl: 'kiosk://app/' },
    );
    await session.send('Browser.setPermission', { permission: { name }, setting });
  }
}
