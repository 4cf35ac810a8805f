import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { RESTART_CODE } from './process/messages.ts';
import { runHost } from './process/runHost.ts';
import { hostSettings } from './settings/settings.ts';

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
const actions = {
  // A service of the machine: its supervisor starts it again. The browser beside it is none of its business.
  restartHost: () => void stop().then(() => process.exit(RESTART_CODE)),
  leave: null,
};
const running = await runHost(settings, token, actions, systemSources);
process.stdout.write(`${JSON.stringify({ address: running.address, token, development: settings.development })}\n`);

const stop = (): Promise<void> => running.stop();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
