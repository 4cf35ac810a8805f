import { Worker } from 'node:worker_threads';
import type { AskedWeek } from './lastWeek.ts';
import type { PlayedWeek } from './week.ts';

/** What the thread tells. */
export type Told =
  | { readonly kind: 'day'; readonly done: number; readonly of: number }
  | { readonly kind: 'week'; readonly week: PlayedWeek | null };

export type WeekListener = { readonly told: (told: Told) => void; readonly failed: (error: unknown) => void };

/** Ends the thread at once, in the middle of a day too; resolves when it is gone. */
export type StopWeek = () => Promise<void>;

/** Memory that the thread may take for its young and old objects, in MiB: beyond it the thread ends, and the branch goes on. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** Plays the last week of a branch's file on a thread of its own. */
export function startWeek(file: string, asked: AskedWeek, listener: WeekListener): StopWeek {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { file, asked },
    resourceLimits: MEMORY,
  });
  worker.unref();
  let over = false;
  worker.on('message', (told: Told) => {
    if (!over) listener.told(told);
  });
  worker.on('error', (error) => {
    if (!over) listener.failed(error);
  });
  return async () => {
    over = true;
    await worker.terminate();
  };
}
