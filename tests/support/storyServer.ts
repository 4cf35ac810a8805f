import { createInterface } from 'node:readline';
import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { startServer } from '@turno25/queue-server/server.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { type Clock, systemClock } from '@turno25/shared/time/clock.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { addStaff, SECRET, seedConfig } from './branch.ts';

/**
 * A branch with staff, its day open and its pages served, in a process of its own: one JSON line says how to get in. With
 * an instant to begin at, its clock goes on from there, and each line of minutes that it reads makes them pass; with
 * `alone` after them, without anybody at any page.
 */
const [folder = '', port = '0', beginsAt] = process.argv.slice(2);
let passed = 0;
const begins = beginsAt === undefined ? 0 : Date.parse(beginsAt) - systemClock.now();
const clock: Clock = { now: () => systemClock.now() + begins + passed };
// Time passes by every clock, as it does in a branch.
const spans = { monotonic: () => systemSources.spans.monotonic() + passed };
const branch = openBranch({
  files: filesIn(folder),
  config: seedConfig(),
  ignoreHours: true,
  sources: { ...systemSources, clock, spans },
});
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
if (beginsAt !== undefined) {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const [minutes, alone] = line.split(' ');
    passed += Number(minutes) * MINUTE;
    // Who is at a page goes on being there, unless the story says that they left it.
    if (alone === undefined) branch.db.prepare('UPDATE session SET touched_at = ?').run(branch.engine.now());
    process.stdout.write('passed\n');
  });
}
process.once('SIGTERM', () => {
  void server.stop().then(() => process.exit(0));
});
