import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setupPlan } from '@turno25/shared/contracts/setup.ts';
import { speakOfIssues } from '@turno25/shared/http/issueWords.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { loadConfig, SEED_CONFIG } from '../configuration/load.ts';
import { newBranch } from '../setup/newBranch.ts';

const USAGE = `npm run -s setup -- --file PLAN.json [--data FOLDER] [--catalogue FILE] [--json]

  --file       name, comuna, hours, counters, first users and machines of the branch (docs/manual/administracion.md)
  --data       where its data go; must hold no branch yet (data/branch)
  --catalogue  a configuration whose services, reasons and rules it begins with (ChileAtiende's)
  --json       what was made, as JSON

Secrets and codes are shown once and kept nowhere. Ends with 0 when the branch is made, 1 when it was not, 2 when it was asked wrongly.`;

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    data: { type: 'string', default: 'data/branch' },
    catalogue: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

if (values.file === undefined) end(USAGE, 2);
const catalogue = loadConfig(values.catalogue ?? SEED_CONFIG);
if (!catalogue.ok) end(catalogue.error, 1);
speakOfIssues();
const plan = setupPlan.safeParse(read(values.file));
if (!plan.success) end(plan.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'), 1);
const made = await newBranch(resolve(values.data), plan.data, catalogue.value, systemSources);
if (!made.ok) end(made.error, 1);
const { name, branchId, staff, devices } = made.value;
const lines = [
  `${name} (${branchId}) en ${resolve(values.data)}`,
  ...staff.map(
    (person) => `  ${person.role.padEnd(10)} ${person.login.padEnd(20)} ${person.secret ?? '(la clave del archivo)'}`,
  ),
  ...devices.map((device) => `  ${device.kind.padEnd(10)} ${device.name.padEnd(20)} ${device.code}`),
];
console.log(values.json ? JSON.stringify(made.value) : lines.join('\n'));

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    end(`${file}: ${(error as Error).message}`, 1);
  }
}

function end(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
