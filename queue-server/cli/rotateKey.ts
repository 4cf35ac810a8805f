import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { rotateKey } from '../backup/rotateKey.ts';
import { loadConfig, SEED_CONFIG } from '../configuration/load.ts';
import { openHeld } from '../start/openHeld.ts';

const USAGE = `npm run -s rotate-key -- --data FOLDER

  --data  the branch's data folder; its server must be stopped

A new signing key follows the old one, signed by both in the ledger. Give the new seal.pub.pem to the central office, and make a
backup of the keys: older ones open no branch any more. Ends with 0 when it is done, 1 when it is not, 2 when it was asked wrongly.`;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) end(USAGE, 2);
const folder = resolve(values.data);
const config = loadConfig(SEED_CONFIG);
if (!config.ok) end(config.error, 1);
const options = { config: config.value, sources: systemSources };
const held = openHeld(folder, options);
if (!held.ok) end(held.error, 1);
const { from, to } = await rotateKey(held.value, folder);
held.value.close();
// Opened once more, the branch takes the new key into use.
const again = openHeld(folder, options);
if (!again.ok) end(again.error, 1);
again.value.close();
console.log(`key ${to} follows ${from}`);

function end(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
