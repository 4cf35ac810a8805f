import { contextBridge, ipcRenderer } from 'electron';
import type { ShellBridge } from './channels.ts';

/** Named functions only: no Electron object, and no event, ever reaches a page. */
const bridge: ShellBridge = {
  deviceHost: () => ipcRenderer.invoke('kiosk:device-host'),
  alive: () => ipcRenderer.invoke('kiosk:alive'),
  failed: (message) => ipcRenderer.invoke('kiosk:failed', String(message).slice(0, 500)),
};

contextBridge.exposeInMainWorld('turno25', bridge);
