import { utilityProcess } from 'electron';
import type { HostChild } from '../device-host/process/keeper.ts';

/** The device host as a utility process of Electron: plain Node, no access to pages, its output beside the shell's. */
export function electronChild(modulePath: string): HostChild {
  const child = utilityProcess.fork(modulePath, [], { serviceName: 'Turno25 device host', stdio: 'inherit' });
  return {
    tell: (message) => child.postMessage(message),
    onMessage: (hear) => void child.on('message', hear),
    onExit: (hear) => void child.once('exit', hear),
    kill: () => void child.kill(),
  };
}
