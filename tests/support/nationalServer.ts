import { generateKeyPairSync } from 'node:crypto';
import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import { openCentre } from '@turno25/central/openCentre.ts';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { serveCentre } from '@turno25/central/server.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { hashSecret } from '@turno25/shared/access/secrets.ts';
import { addDays, weekdayOf } from '@turno25/shared/domain/calendar/businessDates.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { enrolServed, workADay } from '../central/centreUnderTest.ts';
import { removeFolder, SECRET, tempFolder, withServer } from './branch.ts';

/**
 * A central office in a process of its own, over a warehouse of generated branches and one real branch that worked a day;
 * another one is in quarantine. One JSON line says how to get in. `--branches=N`: how many are generated.
 */
const [count = '48'] = process.argv.slice(2);
// Ahead of every browser's clock, by which the cookie of a session would be over at once.
const today = '2035-11-20';
const clock = new VirtualClock(Date.parse(`${today}T13:00:00Z`));

const folder = tempFolder();
const warehouse = await openDuckDb(':memory:');
await warehouse.migrate();
const days = Array.from({ length: 100 }, (_, ago) => addDays(today, ago - 100));
const working = days.filter((date) => !['sat', 'sun'].includes(weekdayOf(date)));
await loadGenerated(warehouse, generatedBranches(Number(count), ['13101'], 30), working);
const opened = await openCentre({
  folder,
  warehouse: async () => warehouse,
  sources: { ...systemSources, clock },
  threads: 1,
  atOnce: 2,
  everyMs: 1_000_000_000,
  centreKey: null,
  failed: (_branchId, error) => console.error(error),
});
const centre = must(opened.ok ? opened.value : null, 'the folder is free');
for (const role of ['admin', 'central'] as const)
  centre.accounts.add({ id: role, login: role, name: `Persona ${role}`, role, secretHash: await hashSecret(SECRET) });
const server = await serveCentre(centre, { host: '127.0.0.1', port: 0, logLevel: 'silent', limitTries: false });

await withServer(
  async (served) => {
    await workADay(served, clock);
    await enrolServed({ centre }, served);
    await centre.rounds.once();
    await centre.intake.settled();
  },
  { clock },
);
const { publicKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
enrolBranch(
  centre,
  { id: 'rural-2', name: 'Sucursal Rural', comuna: '08301', profile: 'branch', publicKey: pem },
  'console',
);
await centre.intake.doubt('rural-2', { seq: 12, code: 'fork', detail: 'event 12 is another one than before' });

process.stdout.write(`${JSON.stringify({ address: server.address, secret: SECRET })}\n`);
process.once('SIGTERM', () => {
  void server.stop().then(() => {
    removeFolder(folder);
    process.exit(0);
  });
});
