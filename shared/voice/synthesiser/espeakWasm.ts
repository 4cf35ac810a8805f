import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { systemTimers } from '../../time/timers.ts';
import type { FromSynthesiser, ToSynthesiser } from './messages.ts';

/**
 * espeak-ng as a program that stays: it takes phrases over its channel and gives back WAVs, one at a time. The words are
 * spoken in a thread, so that this one hears at once that a phrase is not wanted any more, or that its parent is gone.
 * The files `espeak*.ts` of this folder and the package that they load are one program under the package's licence,
 * GPL-3; nothing imports them.
 */
type Order = Extract<ToSynthesiser, { say: 'speak' }>;

/** Spoken first, most often: the voice of the language that a kiosk begins with. */
const [, , firstVoice = 'es-419', wordsAMinute = '150'] = process.argv;

/** A sound that nobody waits for may take this long to be made; then its thread is ended. */
const LONG_MS = 300;

const tell = (message: FromSynthesiser): void => void process.send?.(message);

// Compiled once; each thread and each phrase begins with a fresh memory of it.
const program = await WebAssembly.compile(await readFile(new URL('espeak-ng.wasm', import.meta.resolve('espeak-ng'))));

type Thread = { readonly worker: Worker; readonly bell: Int32Array };

let thread = startThread(firstVoice);
/** It has loaded its voice and waits at its input. */
let waits = false;
let next: Order | null = null;
let spoken: Order | null = null;

function startThread(voice: string): Thread {
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./espeakThread.ts', import.meta.url), {
    workerData: { program, voice, wordsAMinute, bell },
  });
  worker.on('message', (said: { readonly wav: Uint8Array | null } | 'waits') => {
    if (worker !== thread.worker) return;
    if (said === 'waits') becomeReady();
    else if (spoken !== null) {
      tell({ say: 'spoken', id: spoken.id, wav: said.wav });
      spoken = null;
    }
  });
  // Whoever keeps this process starts another one.
  worker.on('error', () => worker === thread.worker && process.exit(1));
  return { worker, bell };
}

function becomeReady(): void {
  waits = true;
  tell({ say: 'ready' });
  handOver();
}

function handOver(): void {
  if (!waits || next === null) return;
  waits = false;
  spoken = next;
  next = null;
  thread.worker.postMessage({ text: spoken.text, voice: spoken.voice });
  Atomics.add(thread.bell, 0, 1);
  Atomics.notify(thread.bell, 0);
}

function stop(id: number): void {
  if (next?.id === id) next = null;
  // Most sounds are made before a new thread would have been: only a long one is worth its end.
  else if (spoken?.id === id) systemTimers.after(LONG_MS, () => spoken?.id === id && endThread(spoken.voice));
}

/** Words in the middle of their sound are stopped with their thread: it listens to nothing meanwhile. */
function endThread(voice: string): void {
  spoken = null;
  const { worker } = thread;
  thread = startThread(voice);
  void worker.terminate();
}

process.on('message', (message: ToSynthesiser) => {
  if (message.say === 'stop') return stop(message.id);
  next = message;
  handOver();
});
process.once('disconnect', () => process.exit(0));
// Its parent may have gone while the program was compiled.
if (!process.connected) process.exit(0);
