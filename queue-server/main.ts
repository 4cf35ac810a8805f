import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { holdFolder } from '@turno25/shared/files/folderLock.ts';
import { LIMITS } from '@turno25/shared/http/doors.ts';
import { serverLog } from '@turno25/shared/http/log.ts';
import { say as message } from '@turno25/shared/i18n/messages.ts';
import { readDoors } from '@turno25/shared/machine/doors.ts';
import { checkPort } from '@turno25/shared/machine/freePort.ts';
import { readSecret } from '@turno25/shared/machine/secretFile.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import type { Branch } from './branch.ts';
import { readCentreToken } from './centre/centreToken.ts';
import { loadConfig, SEED_CONFIG } from './configuration/load.ts';
import { type Demo, isSimulated, openDemo } from './demo/demo.ts';
import { keepDays } from './jobs/dayKeeper.ts';
import { firstAdministrator } from './jobs/firstAdministrator.ts';
import { keepPresence, noteStart } from './jobs/presenceKeeper.ts';
import { configOf } from './read-models/visitView.ts';
import { BUILT_PAGES, type RunningServer, startServer } from './server.ts';
import { runAssistant } from './setup/assistant.ts';
import { holdsBranch, isEmpty } from './setup/newBranch.ts';
import { keepHeld, openHeld } from './start/openHeld.ts';
import { verifyInBackground } from './verification/background.ts';
import { compareWithMark, keepMark, markBeside } from './witnesses/highWater.ts';
import { lifeSignIn } from './witnesses/lifeSign.ts';

const USAGE = `npm run -s serve -- [--data FOLDER] [--config FILE] [--host ADDRESS] [--port PORT] [--demo | --practice]
                         [--tls-cert FILE --tls-key FILE] [--proxy-hops N] [--allow-host NAME]... [--oidc-secret FILE] [--centre-token FILE] [--max-connections N]

  --data    folder of the branch's ledger, vault and keys (data/branch; data/demo with --demo, data/practice with --practice)
  --config  seeds a new branch; without it an empty folder opens an assistant on this machine. Afterwards the ledger owns the configuration
  --demo    a branch in the middle of its morning, with simulated citizens
  --practice  the same to learn on: says so on every screen and paper, and counts nowhere

  --oidc-secret          file with this branch's secret at the provider by which staff sign in (manual administracion)
  --centre-token         file with the centre's address and this branch's token, to deliver by itself (manual administracion)
  --tls-cert, --tls-key  certificate and private key, PEM; both are read again when they change
  --proxy-hops           proxies in between (0): so many addresses of X-Forwarded-For are believed
  --allow-host           another name under which the server may be asked; may be repeated
  --max-connections      connections at once (${LIMITS.connections})`;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    config: { type: 'string' },
    host: { type: 'string', default: process.env.HOST ?? '127.0.0.1' },
    port: { type: 'string', default: process.env.PORT ?? '2525' },
    demo: { type: 'boolean', default: false },
    practice: { type: 'boolean', default: false },
    'tls-cert': { type: 'string' },
    'tls-key': { type: 'string' },
    'oidc-secret': { type: 'string' },
    'centre-token': { type: 'string' },
    'proxy-hops': { type: 'string', default: '0' },
    'allow-host': { type: 'string', multiple: true, default: [] },
    'max-connections': { type: 'string', default: String(LIMITS.connections) },
    help: { type: 'boolean', default: false },
  },
});

const log = serverLog('info');
if (values.help) say(USAGE);
else await run();

async function run(): Promise<void> {
  const config = loadConfig(values.config ?? SEED_CONFIG);
  if (!config.ok) return stopWith(`La configuración no sirve:\n${config.error}`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return stopWith(`El puerto no sirve: ${values.port}`);
  const doors = readDoors({
    certificate: values['tls-cert'],
    key: values['tls-key'],
    proxyHops: values['proxy-hops'],
    hosts: values['allow-host'],
    connections: values['max-connections'],
  });
  if (!doors.ok) return stopWith(doors.error);
  const oidcSecret = readSecret(values['oidc-secret']);
  if (!oidcSecret.ok) return stopWith(oidcSecret.error);
  const centreToken = readCentreToken(values['centre-token']);
  if (!centreToken.ok) return stopWith(centreToken.error);
  try {
    await checkPort(values.host, port);
  } catch (error) {
    return stopWith(portTaken(port, error));
  }
  const simulated = values.demo || values.practice;
  if (simulated) say(message('start.preparing'));
  const folder = resolve(
    values.data ?? (values.practice ? 'data/practice' : values.demo ? 'data/demo' : 'data/branch'),
  );
  if (!simulated && values.config === undefined && !holdsBranch(folder)) {
    // A key or a vault without their ledger: what is missing is to be brought back, not begun anew.
    if (!isEmpty(folder)) return stopWith(message('start.noLedger', { folder }));
    const made = await fromNothing(folder, port, config.value);
    if (!made) return;
  }
  const settings = values.practice ? practised(config.value) : config.value;
  const opened = simulated ? await openHeldDemo(folder, settings) : openOwn(folder, settings);
  if (!opened.ok) return stopWith(opened.error);
  const { branch, demo } = opened.value;
  const lifeSign = lifeSignIn(folder);
  await noteStart(branch, lifeSign);
  let server: RunningServer;
  try {
    server = await startServer(branch, {
      host: values.host,
      port,
      doors: doors.value,
      oidcSecret: oidcSecret.value,
      centreToken: centreToken.value,
      logLevel: simulated ? 'warn' : 'info',
      folder,
    });
  } catch (error) {
    branch.close();
    return stopWith(portTaken(port, error));
  }
  const stopJobs = demo === null ? keepDays(branch, systemSources.timers) : demo.live();
  const stopWatching = branch.machine.watch(folder, systemSources.timers);
  const mark = markBeside(folder);
  await compareWithMark(branch, mark);
  const stopMarking = keepMark(branch, mark, systemSources.timers, (error) =>
    log.error({ err: error }, 'the mark beside the data folder could not be written'),
  );
  const stopPresence = keepPresence(branch, lifeSign, systemSources.timers, (error) =>
    log.error({ err: error }, 'the sign of life could not be written'),
  );
  void verifyInBackground(branch, folder, log);
  say(demo === null ? welcome(server, await firstAdministrator(branch)) : demoWelcome(server, demo));
  const stop = (): void => {
    stopJobs();
    stopMarking();
    stopPresence();
    stopWatching();
    void server.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Asks in a page what the branch is; false when it was not made. */
async function fromNothing(folder: string, port: number, catalogue: BranchConfig): Promise<boolean> {
  if (!existsSync(BUILT_PAGES)) {
    stopWith(message('start.setup.noPages'));
    return false;
  }
  const made = await runAssistant({
    folder,
    port,
    catalogue,
    sources: systemSources,
    pages: BUILT_PAGES,
    onWaiting: (address) => say(message('start.setup', { address })),
  });
  if (made === null) stopWith(message('start.setup.guessed'));
  return made !== null;
}

function portTaken(port: number, error: unknown): string {
  return `No se pudo abrir ${values.host}:${port}: ${(error as Error).message}. Pruebe con --port.`;
}

type Opened = { readonly branch: Branch; readonly demo: Demo | null };

function openOwn(folder: string, config: BranchConfig): Result<Opened, string> {
  const held = openHeld(folder, { config, sources: systemSources });
  return held.ok ? ok({ branch: held.value, demo: null }) : held;
}

/** The same branch to learn on: its evidence bears another name, and every screen and paper says what it is. */
function practised(config: BranchConfig): BranchConfig {
  return { ...config, branch: { ...config.branch, id: `practica-${config.branch.id}`, practice: true } };
}

/** A demonstration begins with a new folder in the place of the last one, which must be nobody's by then. */
async function openHeldDemo(folder: string, config: BranchConfig): Promise<Result<Opened, string>> {
  // The usual folders are of nothing else.
  if (values.data !== undefined && !isSimulated(folder)) return err(message('start.notSimulated', { folder }));
  const last = holdFolder(folder);
  if (last === null) return err(message('start.folderInUse', { folder }));
  last.release();
  const demo = await openDemo(folder, config, systemSources);
  const lock = holdFolder(folder);
  if (lock === null) return err(message('start.folderInUse', { folder }));
  return ok({ branch: keepHeld(demo.branch, lock), demo });
}

function welcome({ address }: RunningServer, secret: string | null): string {
  const first = secret === null ? '' : `\n  Primera entrada: usuario admin, clave ${secret} (se muestra solo esta vez)`;
  return `Turno25 atiende en ${address}${first}`;
}

function demoWelcome({ address }: RunningServer, demo: Demo): string {
  return `
${message(values.practice ? 'start.practice' : 'start.demo')} Hay gente simulada en la sala y en los módulos 2 a 6; el módulo 1 es suyo.

  Tótem       ${address}/kiosk?enrol=${demo.kioskCode}
  A la salida ${address}/kiosk?mode=exit   (encuesta y OIRS; ?mode=both: entrada y salida en uno)
  Pantalla    ${address}/board?enrol=${demo.boardCode}
  Ejecutiva   ${address}/attendant   usuario ${demo.attendant.login}   clave ${demo.attendant.secret}
  Puerta      ${address}/host   usuario ${demo.host.login}   clave ${demo.host.secret}
  Jefatura    ${address}/manager   usuario ${demo.manager.login}   clave ${demo.manager.secret}
  Hora        ${demo.appointment.code}, para las ${hourOf(demo)}: pruébela en el tótem con "Tengo hora reservada"
  Encuesta    ${address}/survey   (código impreso en cada ticket)
  API         ${address}/api/v1/openapi.json   (usuario ${demo.admin.login}, clave ${demo.admin.secret})

Ctrl+C para terminar.
`;
}

function hourOf({ branch, appointment }: Demo): string {
  return clockTime(appointment.at, configOf(branch.engine.state()).branch.zone);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function stopWith(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
