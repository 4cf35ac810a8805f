import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Branch } from '@turno25/queue-server/branch.ts';
import { readCentreToken } from '@turno25/queue-server/centre/centreToken.ts';
import { handoverView } from '@turno25/queue-server/centre/handover.ts';
import { loadConfig, MOBILE_SEED_CONFIG } from '@turno25/queue-server/configuration/load.ts';
import { keepDays } from '@turno25/queue-server/jobs/dayKeeper.ts';
import { keepPresence, noteStart } from '@turno25/queue-server/jobs/presenceKeeper.ts';
import { configOf } from '@turno25/queue-server/read-models/visitView.ts';
import { type RunningServer, startServer } from '@turno25/queue-server/server.ts';
import { openHeld } from '@turno25/queue-server/start/openHeld.ts';
import { verifyInBackground } from '@turno25/queue-server/verification/background.ts';
import { lifeSignIn } from '@turno25/queue-server/witnesses/lifeSign.ts';
import { isMobile } from '@turno25/shared/domain/branch/profile.ts';
import { serverLog } from '@turno25/shared/http/log.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { firstCrew } from './crew.ts';
import { prepareKiosk } from './kioskFiles.ts';
import { keepKiosk } from './kioskProcess.ts';
import { lanAddresses, type Welcome, welcomeText } from './welcome.ts';

/** A *móvil de atención* on one laptop: server, kiosk and board, started and ended together. */
const USAGE = `npm run mobile -- [--data FOLDER] [--config FILE] [--port PORT] [--lan] [--without-kiosk] [--windowed] [--centre-token FILE] [--json]

  --data           folder of the unit's ledger, vault and keys (data/mobile)
  --config         seeds a new unit; afterwards the ledger owns the configuration
  --lan            other computers of the same local network may enter; else only this one
  --without-kiosk  server alone: the kiosk is opened by hand, or is elsewhere
  --windowed       the kiosk in a window that can be moved, for a laptop on which people also attend
  --kiosk-port     where the kiosk's pages are served (4124)
  --chromium       one more argument for the browser; may be repeated
  --centre-token   file with the centre's address and this unit's token, to deliver by itself when there is a network
  --json           tells where everything is as one line of JSON`;

const LOOPBACK = '127.0.0.1';
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'data/mobile' },
    config: { type: 'string' },
    port: { type: 'string', default: process.env.PORT ?? '2525' },
    lan: { type: 'boolean', default: false },
    'without-kiosk': { type: 'boolean', default: false },
    windowed: { type: 'boolean', default: false },
    'kiosk-port': { type: 'string' },
    chromium: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    'centre-token': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) say(USAGE);
else await run();

async function run(): Promise<void> {
  const config = loadConfig(values.config ?? MOBILE_SEED_CONFIG);
  if (!config.ok) return stopWith(`La configuración no sirve:\n${config.error}`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return stopWith(`El puerto no sirve: ${values.port}`);
  const centreToken = readCentreToken(values['centre-token']);
  if (!centreToken.ok) return stopWith(centreToken.error);
  const folder = resolve(values.data);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const held = openHeld(folder, { config: config.value, sources: systemSources });
  if (!held.ok) return stopWith(held.error);
  const branch = held.value;
  if (!isMobile(configOf(branch.engine.state()))) {
    branch.close();
    return stopWith(`En ${folder} hay una sucursal que no es un móvil. Indique otra carpeta con --data.`);
  }
  const lifeSign = lifeSignIn(folder);
  await noteStart(branch, lifeSign);
  let server: RunningServer;
  try {
    server = await startServer(branch, {
      host: values.lan ? '0.0.0.0' : LOOPBACK,
      port,
      logLevel: 'warn',
      folder,
      centreToken: centreToken.value,
    });
  } catch (error) {
    branch.close();
    return stopWith(`No se pudo abrir el puerto ${port}: ${(error as Error).message}. Pruebe con --port.`);
  }
  const stopDays = keepDays(branch, systemSources.timers);
  const log = serverLog('warn');
  const stopPresence = keepPresence(branch, lifeSign, systemSources.timers, (error) =>
    log.error({ err: error }, 'the sign of life could not be written'),
  );
  const stopKiosk = await welcome(branch, server, folder);
  // After the welcome: whoever reads it as JSON reads its first line.
  void verifyInBackground(branch, folder, log);
  const stop = async (): Promise<void> => {
    stopDays();
    stopPresence();
    await stopKiosk();
    await server.stop();
    process.exit(process.exitCode ?? 0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

/** Enrols what is new, says where everything is, and starts the kiosk; returns what ends it. */
async function welcome(branch: Branch, { port }: RunningServer, folder: string): Promise<() => Promise<void>> {
  const now = branch.engine.now();
  const address = `http://${LOOPBACK}:${port}`;
  const lan = values.lan ? lanAddresses(port) : [];
  const told: Welcome = {
    branch: configOf(branch.engine.state()).branch.name,
    address,
    lan,
    boardCode: branch.devices.newCode('board', 'Pantalla del móvil', now).code,
    crew: await firstCrew(branch),
    handover: handoverView(branch.engine.state(), branch, now)?.sentence ?? '',
  };
  const files = await prepareKiosk(branch, folder, { server: address, publicAddress: lan[0] ?? null });
  if (values.json) say(JSON.stringify({ ...told, kiosk: files.ok ? files.value : null }));
  else say(welcomeText(told));
  const openByHand = (why: string): void => {
    const code = files.ok && files.value.code !== null ? `?enrol=${files.value.code}&mode=both` : '?mode=both';
    process.stderr.write(
      `${why}\nEl servidor sigue. El tótem se puede abrir en un navegador: ${address}/kiosk${code}\n`,
    );
  };
  if (!files.ok) openByHand(`La configuración del tótem no sirve: ${files.error}`);
  if (!files.ok || values['without-kiosk']) return async () => undefined;
  return keepKiosk({
    files: files.value,
    server: address,
    more: [
      ...(values.windowed ? ['--windowed'] : []),
      ...(values['kiosk-port'] === undefined ? [] : [`--port=${values['kiosk-port']}`]),
      ...values.chromium.map((argument) => `--chromium=${argument}`),
    ],
    logFile: join(folder, 'totem.log'),
    timers: systemSources.timers,
    onEnd: openByHand,
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function stopWith(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
