import { Worker } from 'node:worker_threads';
import type { Answer, Asked, Question, QuestionKind } from './questions.ts';

/** Asks an analyst; rejects when it failed or was stopped. */
export type Ask = <K extends QuestionKind>(kind: K, asked: Asked<K>) => Promise<Answer<K>>;
export type AnalystThread = { readonly ask: Ask; readonly stop: () => Promise<void> };

type Pending = { readonly resolve: (answer: never) => void; readonly reject: (error: unknown) => void };

/**
 * An analyst on a thread of its own, over the branch's file. The thread starts with the first question; one that fails
 * takes its open questions with it, and the next question starts a new one.
 */
export function startAnalyst(file: string): AnalystThread {
  let worker: Worker | null = null;
  let asked = 0;
  const pending = new Map<number, Pending>();

  const giveUp = (error: unknown): void => {
    worker = null;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  const started = (): Worker => {
    if (worker !== null) return worker;
    const fresh = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file } });
    fresh.on('message', ({ id, answer }: { id: number; answer: never }) => {
      pending.get(id)?.resolve(answer);
      pending.delete(id);
    });
    fresh.on('error', giveUp);
    fresh.unref();
    worker = fresh;
    return fresh;
  };
  return {
    ask: (kind, situation) =>
      new Promise((resolve, reject) => {
        asked += 1;
        pending.set(asked, { resolve, reject });
        started().postMessage({ id: asked, question: { kind, asked: situation } as Question });
      }),
    async stop() {
      const running = worker;
      giveUp(new Error('the analyst was stopped'));
      await running?.terminate();
    },
  };
}
