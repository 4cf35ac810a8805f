import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { startServer } from '@turno25/queue-server/server.ts';
import { addStaff, SECRET, seedConfig } from './branch.ts';

/** A branch with staff, its day open and its pages served, in a process of its own: one JSON line says how to get in. */
const [folder = '', port = '0'] = process.argv.slice(2);
const branch = openBranch({ files: filesIn(folder), config: seedConfig(), ignoreHours: true });
if (branch.accounts.list().length === 0) await addStaff(branch);
if (branch.engine.state().day === null) await branch.act({ type: 'openDay' });
const server = await startServer(branch, {
  host: '127.0.0.1',
  port: Number(port),
  logLevel: 'silent',
  limitTries: false,
});
const code = (kind: 'kiosk' | 'board'): string =>
  branch.devices.newCode(kind, `${kind} de prueba`, branch.engine.now()).code;
process.stdout.write(
  `${JSON.stringify({ address: server.address, port: server.port, secret: SECRET, kioskCode: code('kiosk'), boardCode: code('board') })}\n`,
);
process.once('SIGTERM', () => {
  void server.stop().then(() => process.exit(0));
});
