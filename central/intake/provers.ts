import { Worker } from 'node:worker_threads';
import { must } from '@turno25/shared/domain/result.ts';
import type { Answers, Question } from './branchWork.ts';
import type { Pinned } from './follower.ts';
import type { Asked, Told } from './worker.ts';

/** Asks the evidence of a branch something. Rejects when its file cannot be read or does not verify any more. */
export type Prove = <K extends Question['kind']>(
  branchId: string,
  pinned: Pinned,
  question: Extract<Question, { kind: K }>,
) => Promise<Answers[K]>;

export type Provers = { readonly ask: Prove; readonly stop: () => Promise<void> };

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void };

/**
 * Threads that prove evidence off the thread that answers people. A branch always has the same one, so that its rows are
 * followed in order, and where it stood is at hand.
 */
export function startProvers(folder: string, count: number): Provers {
  const threads = Array.from({ length: count }, () => startThread(folder));
  return {
    ask: (branchId, pinned, question) => {
      const thread = must(threads[placeOf(branchId) % threads.length], 'there is a thread');
      return thread.ask(branchId, pinned, question) as Promise<never>;
    },
    stop: async () => {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

type Thread = {
  readonly ask: (branchId: string, pinned: Pinned, question: Question) => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
};

function startThread(folder: string): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { folder } });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let gone: Error | null = null;
  const end = (error: Error): void => {
    gone = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (told: Told) => {
    const asker = waiting.get(told.id);
    waiting.delete(told.id);
    if ('error' in told) asker?.reject(new Error(told.error));
    else asker?.resolve(told.answer);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the thread that proves evidence ended')));
  return {
    ask: (branchId, pinned, question) => {
      if (gone !== null) return Promise.reject(gone);
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, branchId, pinned, question } satisfies Asked);
      });
    },
    stop: () => worker.terminate(),
  };
}

/** A number that a name always has (FNV-1a, 32 bits). */
function placeOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
