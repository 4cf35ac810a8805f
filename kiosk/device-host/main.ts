import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { privateFile } from '@turno25/shared/files/privateFiles.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { RESTART_CODE } from './process/messages.ts';
import { runHost } from './process/runHost.ts';
import { hostSettings } from './settings/settings.ts';

const USAGE = `node kiosk/device-host/main.ts --settings FILE

  --settings  the device host's configuration, JSON; see docs/hardware.md
  TURNO25_HOST_TOKEN in the environment fixes the token that pages present; else a new one is made at each start. It is
  written beside the outbox into a file that only this user may read, and printed nowhere.
`;

const { values } = parseArgs({ options: { settings: { type: 'string' } } });
if (values.settings === undefined) {
  process.stderr.write(USAGE);
  process.exit(2);
}

narrowSettings(values.settings);
const settings = hostSettings.parse(JSON.parse(readFileSync(values.settings, 'utf8')));
const token = process.env.TURNO25_HOST_TOKEN ?? Buffer.from(randomBytes(24)).toString('base64url');
// Nothing that this process starts has business with it.
delete process.env.TURNO25_HOST_TOKEN;
const tokenFile = `${settings.outbox}.token`;
privateFile(tokenFile);
writeFileSync(tokenFile, `${token}\n`);
const actions = {
  // A service of the machine: its supervisor starts it again. The browser beside it is none of its business.
  restartHost: () => void stop().then(() => process.exit(RESTART_CODE)),
  leave: null,
};
const running = await runHost(settings, token, actions, systemSources);
process.stdout.write(`${JSON.stringify({ address: running.address, tokenFile, development: settings.development })}\n`);

const stop = (): Promise<void> => running.stop();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

/** They hold the kiosk's own token. Where they are somebody else's, as with a package's, only that one can narrow them. */
function narrowSettings(file: string): void {
  try {
    privateFile(file);
  } catch {
    process.stderr.write(
      `Otras personas podrían leer ${file}, que tiene la clave del tótem. Déjelo con permisos 600.\n`,
    );
  }
}
