import { beforeAll, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('./testing/electron.ts'));

import * as electron from './testing/electron.ts';

beforeAll(async () => {
  process.argv.push('--board', '--server=http://127.0.0.1:9', '--enrol=AB12CD34EF');
  await import('./main.ts');
  await import('./preload.ts');
  await vi.waitFor(() => expect(electron.StandInWindow.all).toHaveLength(1));
});

it('shows the packaged board with its code, fills the screen, speaks without a touch and stays awake', () => {
  const [window] = electron.StandInWindow.all;
  expect(window?.url).toBe('kiosk://app/display-board/ui/board.html?enrol=AB12CD34EF');
  expect(window?.options).toMatchObject({
    kiosk: true,
    webPreferences: { sandbox: true, contextIsolation: true, autoplayPolicy: 'no-user-gesture-required' },
  });
  expect(electron.powerSaveBlocker.kept).toEqual(['prevent-display-sleep']);
});

it('has a folder of its own, so that a kiosk runs on the same machine, and no devices', () => {
  expect(electron.app.getPath('userData')).toBe('/home/someone/.config/turno25-board');
  expect(electron.StandInChild.all).toEqual([]);
});

it('is watched as a kiosk is: a board that fell silent or failed is loaded again', async () => {
  electron.speaker.url = 'kiosk://app/display-board/ui/board.html';
  await electron.mainWorld.turno25.failed('cannot be drawn');
  expect(electron.StandInWindow.all[0]?.webContents.reloads).toBe(1);
});
