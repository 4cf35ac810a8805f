import { parentPort, workerData } from 'node:worker_threads';
import { must } from '@turno25/shared/domain/result.ts';
import { BranchWork, type Question } from './branchWork.ts';
import type { Pinned } from './follower.ts';

export type Asked = {
  readonly id: number;
  readonly branchId: string;
  readonly pinned: Pinned;
  readonly question: Question;
};
export type Told = { readonly id: number } & ({ readonly answer: unknown } | { readonly error: string });

/** A thread that proves and keeps evidence, one question after the other. */
const port = must(parentPort, 'this is a thread');
const work = new BranchWork((workerData as { readonly folder: string }).folder);

port.on('message', ({ id, branchId, pinned, question }: Asked) => {
  try {
    port.postMessage({ id, answer: work.answer(branchId, pinned, question) } satisfies Told);
  } catch (error) {
    port.postMessage({ id, error: (error as Error).stack ?? String(error) } satisfies Told);
  }
});
