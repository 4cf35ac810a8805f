import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../../ledger/database.ts';
import { type AskedWeek, playLastWeek } from './lastWeek.ts';
import type { Told } from './weekThread.ts';

/** Plays one week on a thread of its own, from the branch's file opened for reading, and ends. */
const { file, asked } = workerData as { readonly file: string; readonly asked: AskedWeek };
const tell = (told: Told): void => parentPort?.postMessage(told);
const db = openForReading(file);
const week = playLastWeek(db, asked, (done, of) => tell({ kind: 'day', done, of }));
db.close();
tell({ kind: 'week', week });
