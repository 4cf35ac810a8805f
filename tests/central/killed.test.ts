import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Evidence } from '@turno25/central/intake/evidence.ts';
import { writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder, tempFolder, withBranch } from '../support/branch.ts';
import { liveADay } from '../support/ledgerFile.ts';
import { linesOf } from './delivered.ts';
import { type StubBranch, startStub } from './stubBranch.ts';

/** Moments at which the centre is killed: a hundred in the long form. */
const KILLS = process.env.TURNO25_FULL === '1' ? 100 : 4;
const SEED = Number(process.env.TURNO25_SEED ?? 20_261_126);
const PROGRAM = fileURLToPath(new URL('./pullProcess.ts', import.meta.url));

let stub: StubBranch;
let lines: readonly string[] = [];
let publicKey = '';
const folders: string[] = [];
beforeAll(async () => {
  await withBranch(async (branch) => {
    await liveADay(branch);
    lines = linesOf(branch);
    publicKey = branch.branchKey.publicPem;
  });
  // A row at a time: there are as many moments between two as there are rows.
  stub = await startStub(lines, 1);
});
afterAll(async () => {
  await stub.stop();
  for (const folder of folders) removeFolder(folder);
});

type Told = { readonly held: number; readonly sums: Readonly<Record<string, string>> };

function newFolder(): string {
  const folder = tempFolder();
  folders.push(folder);
  return folder;
}

/** Starts a centre; `killAfter` ms after it begins to ask it is killed like by a power cut. Null where it was. */
function asking(folder: string, killAfter: number | null): Promise<Told | null> {
  const child: ChildProcess = fork(PROGRAM, [folder, stub.address, publicKey], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let told: Told | null = null;
    child.on('message', (message) => {
      if (message !== 'asking') told = message as Told;
      else if (killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL' || code === 0 ? resolve(told) : reject(new Error(`it ended with ${code}`)),
    );
  });
}

test(`a centre that is killed ${KILLS} times while it asks ends with what one has that was left in peace`, async () => {
  console.log(`seed ${SEED}`);
  const random = seededRandom(SEED);
  const peace = await asking(newFolder(), null);
  expect(peace?.held).toBe(lines.length);
  let folder = newFolder();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const told = await asking(folder, Math.floor(random() * 500));
    // It was quick enough to end: the next moments are of another centre.
    if (told === null) continue;
    expect(told).toEqual(peace);
    folder = newFolder();
  }
  expect(await asking(folder, null)).toEqual(peace);
  const evidence = Evidence.open(folder, 'una');
  expect([...evidence.rows()].map((row) => JSON.stringify(writeRow(row)))).toEqual(lines);
  evidence.close();
}, 300_000);
