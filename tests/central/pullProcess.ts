import { openCentre } from '@turno25/central/openCentre.ts';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';

/** A centre that asks one branch once and ends: `pullProcess.ts FOLDER ADDRESS`. Killed at any moment by whoever started it. */
const [folder = '', address = '', publicKey = ''] = process.argv.slice(2);
const opened = await openCentre({
  folder,
  warehouse: openDuckDb,
  sources: systemSources,
  threads: 1,
  atOnce: 1,
  everyMs: 1_000_000,
  centreKey: null,
  failed: (_branchId, error) => {
    throw error;
  },
});
if (!opened.ok) throw new Error('the folder is held');
const centre = opened.value;
const pull = { address, login: 'central', secret: 'x' };
enrolBranch(centre, { id: 'una', name: 'Una', comuna: '13101', profile: 'branch', publicKey, pull }, 'console');
process.send?.('asking');
await centre.catchUp();
await centre.rounds.once();
await centre.intake.settled();
process.send?.({ held: centre.branches.byId('una')?.heldSeq, sums: await centre.warehouse.checksums() });
await centre.close();
process.exit(0);
