import { fork } from 'node:child_process';
import type { HostChild } from './keeper.ts';

/** The device host as a child of Node, its messages over Node's own channel and its output beside ours. */
export function nodeChild(modulePath: string): HostChild {
  const child = fork(modulePath, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
  return {
    tell: (message) => void (child.connected && child.send(message)),
    onMessage: (hear) => void child.on('message', hear),
    onExit: (hear) => void child.once('exit', (code) => hear(code ?? -1)),
    kill: () => void child.kill('SIGKILL'),
  };
}
