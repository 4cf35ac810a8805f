import { join } from 'node:path';
import { loadConfig, SEED_CONFIG } from '@turno25/queue-server/configuration/load.ts';
import { openDemo } from '@turno25/queue-server/demo/demo.ts';
import { startServer } from '@turno25/queue-server/server.ts';
import { registerStaff } from '@turno25/queue-server/verbs/access.ts';
import { hashSecret } from '@turno25/shared/access/secrets.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { configFor, LIVE_BRANCHES } from './liveBranches.ts';

/** What a branch of the demonstration tells whoever started it. */
export type BranchTold = {
  readonly id: string;
  readonly name: string;
  readonly comuna: string;
  readonly address: string;
  readonly publicKey: string;
  readonly secret: string;
  readonly manager: { readonly login: string; readonly secret: string };
};

/** What one that delivers by itself tells first: it attends once it has its token. */
export type BranchToEnrol = Pick<BranchTold, 'id' | 'name' | 'comuna' | 'publicKey'> & { readonly enrolMe: true };

/** One live branch in a process of its own: `branchProcess.ts FOLDER ID KEY ADDRESS`, of the centre. Ends with whoever started it. */
const [folder = '', id = '', centreKey = '', centreAddress = ''] = process.argv.slice(2);
const live = must(LIVE_BRANCHES.find((one) => one.id === id) ?? null, `${id} is a branch of the demonstration`);
const seed = loadConfig(SEED_CONFIG);
const demo = await openDemo(
  join(folder, id),
  {
    ...configFor(live, must(seed.ok ? seed.value : null, 'the seed can be read')),
    centre: { publicKey: centreKey, ...(live.pushes === true ? { address: centreAddress } : {}) },
  },
  systemSources,
);
const { branch } = demo;
const secret = Buffer.from(randomBytes(18)).toString('base64url');
await branch.perform(
  registerStaff(branch, {
    id: branch.newId(),
    login: 'central',
    name: 'Nivel central',
    role: 'central',
    secretHash: await hashSecret(secret),
  }),
);
const known = { id, name: live.name, comuna: live.comuna, publicKey: branch.branchKey.publicPem };
const token = live.pushes === true ? await tokenFor({ ...known, enrolMe: true }) : null;
const server = await startServer(branch, {
  host: '127.0.0.1',
  port: 0,
  logLevel: 'silent',
  folder: join(folder, id),
  centreToken: token === null ? null : { address: centreAddress, token },
});
const stop = demo.live();
const told: BranchTold = { ...known, address: server.address, secret, manager: demo.manager };
process.send?.(told);
process.once('disconnect', () => {
  stop();
  void server.stop().then(() => process.exit(0));
});
// Whoever presses Ctrl+C means the whole demonstration: its first process ends the others.
process.on('SIGINT', () => undefined);

/** The token that whoever started it has for a branch that delivers by itself. */
function tokenFor(hello: BranchToEnrol): Promise<string> {
  return new Promise((resolve) => {
    process.once('message', (answer: { readonly token: string }) => resolve(answer.token));
    process.send?.(hello);
  });
}
