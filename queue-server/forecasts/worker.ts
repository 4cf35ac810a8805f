import { parentPort, workerData } from 'node:worker_threads';
import { must } from '@turno25/shared/domain/result.ts';
import { openForReading } from '../ledger/database.ts';
import { Analyst } from './analyst.ts';
import { answerTo, type Question } from './questions.ts';

/** Answers on a thread of its own, one question after the other, from the branch's file opened for reading. */
const port = must(parentPort, 'runs as a worker');
const analyst = new Analyst(openForReading((workerData as { file: string }).file));

port.on('message', ({ id, question }: { id: number; question: Question }) => {
  port.postMessage({ id, answer: answerTo(analyst, question) });
});
