import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { openPostgres } from '@turno25/central/warehouse/postgres/postgres.ts';
import { startPostgres } from './postgres.ts';

type Engines = Awaited<ReturnType<typeof openDuckDb>> | Awaited<ReturnType<typeof openPostgres>>;

/** An empty warehouse on every engine that this machine has, each gone with `stop`. */
export async function everyEngine(): Promise<{
  readonly engines: readonly (readonly [name: string, warehouse: Engines])[];
  readonly stop: () => Promise<void>;
}> {
  const postgres = await startPostgres();
  const duck = ['DuckDB', await openDuckDb(':memory:')] as const;
  const engines = postgres === null ? [duck] : [duck, ['PostgreSQL', await openPostgres(postgres.url)] as const];
  for (const [, warehouse] of engines) await warehouse.migrate();
  return {
    engines,
    stop: async () => {
      for (const [, warehouse] of engines) await warehouse.close();
      postgres?.stop();
    },
  };
}
