import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Client, clientOf } from './branch.ts';
import { TAP } from './kioskHost.ts';

/**
 * A mobile unit's whole day as its people do it, by the very commands: run where there is no network but loopback. Prints
 * one JSON line of what came of it.
 */
const [folder = ''] = process.argv.slice(2);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HOST_TOKEN = 'token-of-the-day-without-network';

const unreachable = await fetch('http://192.0.2.1/').then(
  () => 'reached',
  (error) => error.cause?.code,
);
const nameless = await lookup('chileatiende.gob.cl').then(
  () => 'known',
  (error) => error.code,
);

const unit = start('mobile/main.ts', ['--data', folder, '--port', '0', '--without-kiosk', '--json']);
const told = await firstJson(unit);
const secretOf = (login: string): string => told.crew.find((one: { login: string }) => one.login === login).secret;
const anonymous = clientOf(told.address, null);
const signIn = async (login: string): Promise<Client> => {
  const reply = await anonymous.call('POST', '/sessions', { login, secret: secretOf(login) });
  return clientOf(told.address, reply.body.token);
};
const enrol = async (code: string): Promise<Client> =>
  clientOf(told.address, (await anonymous.call('POST', '/devices/enrol', { code })).body.token);

const manager = await signIn('jefatura');
const page = await enrol(told.kiosk.code);
const board = await enrol(told.boardCode);
const { date } = (await manager.call('POST', '/day/open', {})).body;

const host = start('kiosk/device-host/main.ts', ['--settings', told.kiosk.settings], {
  TURNO25_HOST_TOKEN: HOST_TOKEN,
});
const { address: hostAddress } = await firstJson(host);
const issued = await hostCall('/tickets', { ...TAP, key: 'tap-without-network', branch: told.branch });
const refused = await page.call('POST', '/tickets', { serviceId: 'pagos-no-cobrados', class: 'general' });

const desk = await signIn('ejecutiva1');
await desk.call('POST', '/counters/m1/open', {});
const called = await desk.call('POST', '/counters/m1/call-next', {});
const calls = await board.call('GET', '/board');
await desk.call('POST', '/counters/m1/start', {});
const finished = await desk.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
const survey = await page.call('POST', '/surveys', { code: issued.surveyCode, global: 7, resolved: 'yes' });
const closed = await manager.call('POST', '/day/close', { force: false });
const figures = await manager.call('GET', `/figures/daily/${date}`);
const handover = await page.call('GET', '/handover');
await Promise.all([stop(host), stop(unit)]);

const db = join(folder, 'branch.db');
const exported = command('export', ['--db', db, '--date', date, '--out', join(folder, 'day.json')]);
const verified = command('verify', ['--db', db, '--json']);
const file = command('verify', ['--file', join(folder, 'day.json'), '--json']);
process.stdout.write(
  `${JSON.stringify({
    unreachable,
    nameless,
    number: issued.number,
    source: issued.source,
    refused: refused.body.code,
    called: called.status,
    shown: calls.body.calls.map((call: { number: string }) => call.number),
    finished: finished.status,
    survey: survey.status,
    closed: closed.status,
    byChannel: figures.body.tickets.byChannel,
    handover: handover.body.sentence,
    exported: exported.status,
    events: JSON.parse(readFileSync(join(folder, 'day.json'), 'utf8')).events.length,
    verified: JSON.parse(verified.stdout).ok,
    file: JSON.parse(file.stdout).ok,
  })}\n`,
);

function start(script: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The first line of a process that is JSON. */
async function firstJson(child: ChildProcess): Promise<any> {
  if (child.stdout === null) throw new Error('its output is not read');
  for await (const line of createInterface({ input: child.stdout })) {
    // It goes on writing to whoever listens no more.
    child.stdout.resume();
    if (!line.startsWith('{')) continue;
    // Its log may speak first.
    const said = JSON.parse(line);
    if ('address' in said) return said;
  }
  throw new Error(`${child.spawnargs.join(' ')} ended without a word`);
}

async function hostCall(path: string, body: unknown): Promise<any> {
  const reply = await fetch(`${hostAddress}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${HOST_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return reply.json();
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function command(name: string, args: readonly string[]): { readonly status: number | null; readonly stdout: string } {
  return spawnSync(process.execPath, [join(ROOT, `queue-server/cli/${name}.ts`), ...args], { encoding: 'utf8' });
}
