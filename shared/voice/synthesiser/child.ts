import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ToSynthesiser } from './messages.ts';

/** A synthesiser's process, however it was started. */
export type SynthesiserChild = {
  readonly tell: (message: ToSynthesiser) => void;
  readonly onMessage: (hear: (message: unknown) => void) => void;
  readonly onExit: (hear: () => void) => void;
  readonly kill: () => void;
};

const PROGRAM = fileURLToPath(new URL('./espeakWasm.ts', import.meta.url));

/**
 * How espeak-ng of the packages is started, or null where it cannot be: Electron's binary does not run as Node, and its
 * package holds no Node modules. `program` is another one for a test.
 */
export function wasmSynthesiser(
  voice: string,
  wordsAMinute: number,
  program = PROGRAM,
): (() => SynthesiserChild) | null {
  if (process.versions.electron !== undefined || !existsSync(program)) return null;
  return () => {
    const child = fork(program, [voice, String(wordsAMinute)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
      execArgv: [],
    });
    // One that could not be told anything is about to say that it has ended.
    child.on('error', () => undefined);
    return {
      tell: (message) => void (child.connected && child.send(message)),
      onMessage: (hear) => void child.on('message', hear),
      onExit: (hear) => void child.once('exit', hear),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
