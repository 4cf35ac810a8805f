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

/** One live branch in a process of its own: `branchProcess.ts FOLDER ID KEY`. Ends with whoever started it. */
const [folder = '', id = '', centreKey = ''] = process.argv.slice(2);
const live = must(LIVE_BRANCHES.find((one) => one.id === id) ?? null, `${id} is a branch of the demonstration`);
const seed = loadConfig(SEED_CONFIG);
const demo = await openDemo(
  join(folder, id),
  { ...configFor(live, must(seed.ok ? seed.value : null, 'the seed can be read')), centre: { publicKey: centreKey } },
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
const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', folder: join(folder, id) });
const stop = demo.live();
const told: BranchTold = {
  id,
  name: live.name,
  comuna: live.comuna,
  address: server.address,
  publicKey: branch.branchKey.publicPem,
  secret,
  manager: demo.manager,
};
process.send?.(told);
process.once('disconnect', () => {
  stop();
  void server.stop().then(() => process.exit(0));
});
// Whoever presses Ctrl+C means the whole demonstration: its first process ends the others.
process.on('SIGINT', () => undefined);
