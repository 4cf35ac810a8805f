import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '@turno25/shared/i18n/messages.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { Accounts } from '../access/accounts.ts';
import { acceptLoss } from '../backup/acceptLoss.ts';
import { filesIn } from '../branch.ts';
import { loadConfig, SEED_CONFIG } from '../configuration/load.ts';
import { openForReading } from '../ledger/database.ts';
import { openHeld } from '../start/openHeld.ts';
import { Vault } from '../vault/vault.ts';

const USAGE = `npm run -s accept-lost-texts -- --data FOLDER --login ADMINISTRATOR --why "REASON"

  --data   the branch's data folder; its server must be stopped
  --login  an administrator's account; its secret is read from the first line of the standard input
  --why    in a sentence, without personal data: it stays in the ledger

For a branch that does not start because its vault lacks keys that no backup has. Each text that nobody can read any more is
named in a signed event, with who accepted it and why; both verifiers tell of it for ever. Nothing is destroyed: should the right
vault be found, put it back. Ends with 0 when the branch starts again, 1 when it does not, 2 when it was asked wrongly.`;

const WHY = { least: 10, most: 500 };

const { values } = parseArgs({
  options: { data: { type: 'string' }, login: { type: 'string' }, why: { type: 'string' } },
});
if (values.data === undefined || values.login === undefined || values.why === undefined) end(USAGE, 2);
const why = values.why.trim();
if (why.length < WHY.least || why.length > WHY.most || !why.isWellFormed()) end(say('loss.why'), 2);
const folder = resolve(values.data);
if (!existsSync(filesIn(folder).ledger)) end(say('backup.noLedger', { folder }), 1);
const config = loadConfig(SEED_CONFIG);
if (!config.ok) end(config.error, 1);
// Before anything is opened for writing: whoever is not let in leaves no vault behind that a start would take.
const by = await administrator(values.login, await firstLine());
if (by === null) end(say('loss.notAdmin'), 1);
const { vault } = filesIn(folder);
const hadVault = existsSync(vault);
const secrets = !hadVault || lacksSecrets(vault);
const options = { config: config.value, sources: systemSources };
const held = openHeld(folder, { ...options, acceptsLoss: true });
if (!held.ok) end(held.error, 1);
const accepted = await acceptLoss(held.value, { by, why, secrets }).catch((error: Error) => error);
held.value.close();
if (accepted instanceof Error) {
  if (!hadVault) rmSync(vault, { force: true });
  end(say('loss.failed', { why: accepted.message }), 1);
}
if (accepted === 0 && !secrets) end(say('loss.none'), 0);
const again = openHeld(folder, options);
if (!again.ok) end(again.error, 1);
again.value.close();
console.log(`${accepted} texts are lost, each named in the ledger; the branch starts again`);

/** The id of an administrator who knows their secret; null for anybody else. */
async function administrator(login: string, secret: string): Promise<string | null> {
  const db = openForReading(filesIn(folder).ledger);
  try {
    const accounts = new Accounts(db, null);
    const person = accounts.list().find((one) => one.login === login);
    const right = await accounts.hasSecret(person?.id ?? '', secret);
    return right && person?.role === 'admin' ? person.id : null;
  } finally {
    db.close();
  }
}

/** Whether the vault's own secrets are gone: it is another's, or none. Looked at before one is made. */
function lacksSecrets(file: string): boolean {
  const vault = new Vault(file);
  try {
    return !vault.hasSecret('commandHmac');
  } finally {
    vault.close();
  }
}

async function firstLine(): Promise<string> {
  let text = '';
  for await (const part of process.stdin) {
    text += String(part);
    if (text.includes('\n')) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? '';
}

function end(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
