import type { Channel, HOST_MOVED, ShellBridge } from '@turno25/shared/contracts/shellChannels.ts';
import { contextBridge, ipcRenderer } from 'electron';

// Types only from `channels.ts`: what checks messages stays in the main process, and this file small.
const ask = (channel: Channel, ...args: unknown[]) => ipcRenderer.invoke(channel, ...args);
const moved: typeof HOST_MOVED = 'kiosk:device-host-moved';

/** Named functions only: no Electron object, and no event, ever reaches a page. */
const bridge: ShellBridge = {
  deviceHost: () => ask('kiosk:device-host'),
  onDeviceHost: (listener) => {
    ipcRenderer.on(moved, (_event, place) => listener(place));
  },
  alive: () => ask('kiosk:alive'),
  failed: (message) => ask('kiosk:failed', String(message).slice(0, 500)),
  technician: (request) => ask('kiosk:technician', request),
};

contextBridge.exposeInMainWorld('turno25', bridge);
