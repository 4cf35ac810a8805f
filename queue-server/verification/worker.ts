import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../ledger/database.ts';
import { keyFor } from './ownKey.ts';
import { verifyLedger } from './verifyLedger.ts';

/** Verifies a branch's whole ledger in a thread of its own and reports once. */
const file = join((workerData as { folder: string }).folder, 'branch.db');
const db = openForReading(file);
const { ok, seq, events, finding } = verifyLedger(db, { ...keyFor(file, null), headHash: null, count: null });
db.close();
parentPort?.postMessage({ ok, seq, events, code: finding?.code ?? null });
