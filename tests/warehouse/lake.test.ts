import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { lakeDefinitions } from '@turno25/central/lake/definitions.ts';
import { LAKE_TABLES } from '@turno25/central/lake/layout.ts';
import { writeLake } from '@turno25/central/lake/writeLake.ts';
import type { BranchDay, BranchDimension } from '@turno25/central/warehouse/port.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY_TABLES } from '../../shared/domain/figures/facts/tables.ts';
import { FIGURE_KEYS, figureOf } from '../../shared/figures/cube/figures.ts';
import { sumsSql } from '../../shared/figures/cube/query.ts';
import { RANGE } from '../figures/cube/questions.ts';
import { removeFolder, tempFolder } from '../support/branch.ts';
import { factsOf, randomFactDays } from '../support/randomFacts.ts';
import { everyEngine } from '../support/twoEngines.ts';

let under: Awaited<ReturnType<typeof everyEngine>>;
beforeAll(async () => {
  under = await everyEngine();
}, 60_000);
afterAll(() => under.stop());

const branch = (branchId: string, comunaId: string): BranchDimension => ({
  branchId,
  name: branchId,
  regionId: comunaId.slice(0, 2),
  provinceId: comunaId.slice(0, 3),
  comunaId,
  category: 'B',
  profile: 'branch',
  proof: 'evidence',
  goalPercent: 80,
  variables: { density: 120, attentions: null, comunas: 3, rurality: 12 },
});
const BRANCHES = [branch('norte', '01101'), branch('centro', '13101')];

/** Days of the north and of the centre, the same ones on every engine. */
function days(): readonly BranchDay[] {
  const of = (branchId: string, seed: number): readonly BranchDay[] => {
    const [list = []] = fc.sample(randomFactDays, { numRuns: 1, seed });
    return factsOf(list).map((facts, at) => {
      const { date, formulas } = list[at] ?? { date: '', formulas: 2 };
      return { branchId, date, sealSeq: at + 1, formulas, facts };
    });
  };
  return [...of('norte', 16), ...of('centro', 61)];
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(folder.length), createHash('sha256').update(readFileSync(file)).digest('hex')];
    }),
  );
}

describe('the lake', () => {
  test('is the same from every engine, byte for byte, and DuckDB finds the same sums in it by region', async () => {
    const folder = tempFolder();
    try {
      const written = await Promise.all(
        under.engines.map(async ([name, warehouse]) => {
          await warehouse.putDimensions({ branches: BRANCHES, institutions: [], services: [] });
          await warehouse.load(days());
          await writeLake(warehouse, join(folder, name));
          return filesIn(join(folder, name));
        }),
      );
      for (const files of written) expect(files).toEqual(written[0]);
      expect(Object.keys(written[0] ?? {})).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^\/fact_unit\/year=\d{4}\/quarter=[1-4]\/region=01\/norte\.parquet$/),
        ]),
      );
      const [, warehouse] = under.engines[0] ?? [];
      const lake = await (await DuckDBInstance.create(':memory:')).connect();
      for (const sql of lakeDefinitions('duckdb', join(folder, 'DuckDB')))
        await lake.run(sql).catch((error: Error) => expect(error.message).toContain('No files found'));
      for (const table of DAY_TABLES) {
        const figures = FIGURE_KEYS.map(figureOf).filter((one) => one.table === table && one.percentile === undefined);
        for (const region of ['01', '13']) {
          const facts = `(SELECT ${table}.* FROM ${table} JOIN dim_branch USING (branch_id) WHERE region_id = '${region}') AS one`;
          const expected = await warehouse?.rows(sumsSql(table, figures, [], RANGE, () => facts));
          const parted = `(SELECT * FROM ${table} WHERE region = '${region}' AND year > 2000) AS one`;
          const found = await lake.runAndReadAll(sumsSql(table, figures, [], RANGE, () => parted)).catch(() => null);
          // A table that nothing was written of has no file to read.
          if (found === null) expect(Object.values(expected?.[0] ?? {}).every((value) => value === 0)).toBe(true);
          else
            expect(found.getRowObjects().map((row) => Object.values(row).map(Number))).toEqual(
              expected?.map((row) => Object.values(row).map(Number)),
            );
        }
      }
      lake.closeSync();
    } finally {
      removeFolder(folder);
    }
  }, 60_000);

  test('writes again only what changed, takes away what is gone, and what a stop left half-written', async () => {
    const folder = tempFolder();
    const [, warehouse] = under.engines[0] ?? [];
    try {
      if (warehouse === undefined) throw new Error('there is an engine');
      await warehouse.putDimensions({ branches: BRANCHES, institutions: [], services: [] });
      await warehouse.load(days());
      const first = await writeLake(warehouse, folder);
      expect(first).toMatchObject({ written: first.files, removed: 0 });
      const before = filesIn(folder);
      writeFileSync(join(folder, 'dim_branch', 'dim_branch.parquet.tmp'), 'half');
      // What somebody else keeps in the same folder is theirs, also beside the lake's own files.
      const others = [join(folder, 'tesis.parquet'), join(folder, 'dim_branch', 'notas.txt'), join(folder, 'fotos')];
      for (const file of others) writeFileSync(file, 'mine');
      expect(await writeLake(warehouse, folder)).toMatchObject({ files: first.files, written: 0, removed: 1 });
      for (const file of others) {
        expect(readFileSync(file, 'utf8')).toBe('mine');
        rmSync(file);
      }
      const dates = [...(await warehouse.loadedSeals('norte')).keys()];
      await warehouse.forgetDays('norte', dates);
      const after = await writeLake(warehouse, folder);
      expect(after.written).toBe(0);
      expect(Object.keys(filesIn(folder)).some((file) => file.includes('norte'))).toBe(false);
      await warehouse.load(days());
      await writeLake(warehouse, folder);
      expect(filesIn(folder)).toEqual(before);
    } finally {
      removeFolder(folder);
    }
  }, 60_000);
});

/** Where the document has the lake, as each engine writes an address. */
const AT = {
  spark: 's3a://turno25/lago',
  trino: 's3://turno25/lago',
  clickhouse: 'https://almacen.ejemplo.cl/turno25/lago',
  duckdb: '/srv/turno25/lago',
} as const;

test.each(['spark', 'trino', 'clickhouse', 'duckdb'] as const)(
  'the document has how every table is told to %s (vitest run lake -u writes it again)',
  async (engine) => {
    const said = lakeDefinitions(engine, AT[engine]);
    expect(said).toHaveLength(LAKE_TABLES.length);
    await expect(`${said.join('\n\n')}\n`).toMatchFileSnapshot(`../../docs/lake/${engine}.sql`);
  },
);
