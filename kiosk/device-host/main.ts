import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemClock } from '@turno25/shared/time/clock.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { httpServerLink } from '../outbox/httpServerLink.ts';
import { realDevices } from './devices.ts';
import { Dock } from './dock.ts';
import { Host } from './host.ts';
import { rollOf } from './printer/roll.ts';
import { startHostServer } from './server.ts';
import { hostSettings } from './settings.ts';

const USAGE = `node kiosk/device-host/main.ts --settings FILE

  --settings  the device host's configuration, JSON; see docs/hardware.md
  TURNO25_HOST_TOKEN in the environment fixes the token that pages present; else a new one is made and printed.
`;

const { values } = parseArgs({ options: { settings: { type: 'string' } } });
if (values.settings === undefined) {
  process.stderr.write(USAGE);
  process.exit(2);
}

const settings = hostSettings.parse(JSON.parse(readFileSync(values.settings, 'utf8')));
const token = process.env.TURNO25_HOST_TOKEN ?? Buffer.from(randomBytes(24)).toString('base64url');
const roll = rollOf(settings.paper.width, settings.paper.cutter);
const dock = settings.development ? new Dock(roll.dots) : null;
const server = httpServerLink({ ...settings.server, timers: systemTimers, newId: systemId });
const host = new Host({
  devices: dock === null ? realDevices(settings, systemTimers) : await dock.open(systemTimers),
  link: dock === null ? server : dock.cuttable(server),
  roll,
  outboxFile: settings.outbox,
  zone: settings.zone,
  publicAddress: settings.publicAddress,
  clock: systemClock,
  timers: systemTimers,
  newId: systemId,
});
host.start();
const served = await startHostServer({ host, port: settings.port, token, origins: settings.origins, dock });
process.stdout.write(`${JSON.stringify({ address: served.address, token, development: settings.development })}\n`);

async function stop(): Promise<void> {
  await served.stop();
  await host.stop();
  await dock?.close();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
