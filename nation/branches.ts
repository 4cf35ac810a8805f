import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BranchToEnrol, BranchTold } from './branchProcess.ts';
import { LIVE_BRANCHES } from './liveBranches.ts';

const PROGRAM = fileURLToPath(new URL('./branchProcess.ts', import.meta.url));
/** Each plays its past days as it begins: two at once are what two cores bear beside the centre. */
const AT_ONCE = 2;

/** The centre that branches believe (its key, PEM) and where it is; `enrol` gives the token of one that delivers by itself. */
export type CentreOfBranches = {
  readonly publicKey: string;
  readonly address: string;
  readonly enrol: (hello: BranchToEnrol) => string | null;
};

/** Starts the live branches, each in a process of its own, and tells of each as it attends. Returns how to end them. */
export function startBranches(
  folder: string,
  { publicKey, address, enrol }: CentreOfBranches,
  onAttending: (told: BranchTold) => void,
): () => void {
  const children = new Set<ChildProcess>();
  const waiting = LIVE_BRANCHES.map(({ id }) => id);
  let stopped = false;
  const next = (): void => {
    const id = waiting.shift();
    if (id === undefined || stopped) return;
    const child = fork(PROGRAM, [folder, id, publicKey, address], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    children.add(child);
    child.on('message', (said: BranchTold | BranchToEnrol) => {
      if ('enrolMe' in said) {
        child.send({ token: enrol(said) });
        return;
      }
      onAttending(said);
      next();
    });
    child.once('exit', () => children.delete(child));
  };
  for (let at = 0; at < AT_ONCE; at += 1) next();
  return () => {
    stopped = true;
    for (const child of children) child.disconnect();
  };
}
