import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { privateFile } from '@turno25/shared/files/privateFiles.ts';
import { serialLink } from '@turno25/shared/links/serialLink.ts';
import { tcpLink } from '@turno25/shared/links/tcpLink.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { SignBus } from './bus.ts';
import { SIGN_DELAYS } from './delays.ts';
import { SignFollower } from './follow.ts';
import { enrol, serverLine, tellTrouble } from './serverLine.ts';
import { signSettings } from './settings.ts';

const USAGE = `npm run -s signs -- --settings FILE [--enrol CODE]

  --settings  the signs' configuration, JSON; see docs/manual/letreros.md
  --enrol     spends a technician's code for a board once, and keeps the token where the settings say
`;

const { values } = parseArgs({ options: { settings: { type: 'string' }, enrol: { type: 'string' } } });
if (values.settings === undefined) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const settings = signSettings.parse(JSON.parse(readFileSync(values.settings, 'utf8')));
const { server, tokenFile } = settings;
const { newId, spans, timers } = systemSources;

if (values.enrol !== undefined) {
  const enrolled = await enrol(server, values.enrol, newId);
  if (!enrolled.ok) {
    process.stderr.write(`${enrolled.error}\n`);
    process.exit(1);
  }
  privateFile(tokenFile);
  writeFileSync(tokenFile, `${enrolled.value}\n`);
}
const token = readFileSync(tokenFile, 'utf8').trim();
const { line } = settings;
const bus = new SignBus({
  open: line.by === 'serial' ? serialLink(line, timers) : tcpLink(line, timers, SIGN_DELAYS.connect),
  signs: settings.signs,
  time: { spans, timers },
});
const follower = new SignFollower({
  line: serverLine(server, token),
  time: { spans, timers },
  signs: settings.signs,
  show: (address, content) => bus.show(address, content),
});
bus.start();
follower.start();
let troubled: boolean | null = null;
const tell = (): void => {
  troubled = bus.isTroubled();
  void tellTrouble(server, token, newId, troubled);
};
const stopTelling = [
  timers.every(SIGN_DELAYS.witness, tell),
  // What changes is told at once.
  timers.every(SIGN_DELAYS.refresh, () => void (bus.isTroubled() !== troubled && tell())),
];
process.stdout.write(`${JSON.stringify({ server, signs: settings.signs.length })}\n`);

const stop = (): void => {
  for (const end of stopTelling) end();
  follower.stop();
  // The last word to every sign is that it is dark.
  timers.after(SIGN_DELAYS.answer * 2, () => {
    bus.stop();
    process.exit(0);
  });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
