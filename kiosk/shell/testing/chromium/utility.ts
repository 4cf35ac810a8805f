import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { valueToBrowser } from './origin.ts';

/** A utility process as a child of Node, in which `process.parentPort` is what Electron puts there. */
class StandInUtility extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(modulePath: string, args: readonly string[]) {
    super();
    const port = new URL('./parentPort.ts', import.meta.url).href;
    this.#child = fork(modulePath, args, {
      execArgv: ['--import', port],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('exit', (code) => this.emit('exit', code ?? -1));
    process.send?.({ utility: this.#child.pid });
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(valueToBrowser(message) as object);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export function forkUtility(modulePath: string, args: readonly string[] = []): StandInUtility {
  return new StandInUtility(modulePath, args);
}
