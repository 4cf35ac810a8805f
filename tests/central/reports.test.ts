import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import { nationOf } from '@turno25/central/national/nation.ts';
import { branchesOf } from '@turno25/central/reports/branchesOf.ts';
import { branchTable } from '@turno25/central/reports/branchTable.ts';
import { institutionDay } from '@turno25/central/reports/institutionDay.ts';
import { regionReport } from '@turno25/central/reports/regionReport.ts';
import { type DuckDbWarehouse, openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import type { FileFormat } from '@turno25/shared/contracts/exports.ts';
import { REGIONS } from '@turno25/shared/domain/territory.ts';
import type { About } from '@turno25/shared/exports/about.ts';
import { fileOf } from '@turno25/shared/exports/formats.ts';
import { plus } from '@turno25/shared/figures/nationalSums.ts';
import type { Table } from '@turno25/shared/figures/table.ts';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder, tempFolder } from '../support/branch.ts';

const DAYS = ['2026-10-05', '2026-10-06', '2026-10-07', '2026-11-18', '2026-11-19'];
const PERIOD = { from: '2026-10-01', to: '2026-11-20' };
const TODAY = '2026-11-20';
const ABOUT: About = {
  origin: 'centre',
  branchId: 'pais',
  branchName: 'Todas las sucursales',
  ...PERIOD,
  madeAt: Date.parse('2026-11-20T15:00:00Z'),
  zone: 'America/Santiago',
};
const GENERATED = generatedBranches(6, [], 30);

let warehouse: DuckDbWarehouse;
let folder = '';
beforeAll(async () => {
  folder = tempFolder();
  warehouse = await openDuckDb(':memory:');
  await warehouse.migrate();
  await loadGenerated(warehouse, GENERATED, DAYS);
});
afterAll(async () => {
  await warehouse.close();
  removeFolder(folder);
});

const standing = (branchId: string, more: Partial<BranchStanding>): BranchStanding => ({
  branchId,
  name: branchId,
  comuna: '13101',
  profile: 'branch',
  active: true,
  state: 'upToDate',
  heldSeq: 1,
  heldAt: null,
  sealedUntil: null,
  heardAt: null,
  way: 'push',
  trouble: null,
  fault: null,
  accepted: null,
  disputed: false,
  keyId: 'k',
  ...more,
});
const idOf = (place: number): string => GENERATED[place]?.dimension.branchId ?? '';
const standings = (): readonly BranchStanding[] => [
  standing(idOf(0), { state: 'quarantined' }),
  standing(idOf(1), { disputed: true }),
  standing(idOf(2), {}),
];

const bytesOf = (format: FileFormat, table: Table): Buffer =>
  Buffer.concat([...fileOf(format, table, table.rows, ABOUT)]);
type CsvRow = Readonly<Record<string, string>>;
const csvOf = (table: Table): readonly CsvRow[] =>
  parse(bytesOf('csv', table), { columns: true, record_delimiter: '\r\n' }) as CsvRow[];
const sumOf = (rows: readonly CsvRow[], column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);

test('every format of the branches is read back, and adds up to what the page shows', async () => {
  const nation = await nationOf(warehouse, PERIOD, standings(), TODAY);
  const table = branchTable(await branchesOf(warehouse, PERIOD, {}, standings(), TODAY));
  const whole = plus(nation.total, nation.doubted.sums);
  const every = csvOf(table);
  expect(every).toHaveLength(6);
  // What the country did is of those that are believed; the file has the others too, and says which.
  const rows = every.filter(({ doubt }) => doubt !== 'quarantined' && doubt !== 'disputed');
  for (const [column, total] of [
    ['tickets', nation.total.tickets],
    ['official_numerator', nation.total.official.n],
    ['official_denominator', nation.total.official.d],
    ['strict_numerator', nation.total.strict.n],
    ['strict_denominator', nation.total.strict.d],
    ['wait_numerator', nation.total.wait.n],
    ['abandonment_numerator', nation.total.abandonment.n],
    ['resolved_denominator', nation.total.resolved.d],
    ['over_limit_ms', nation.total.overLimitMs],
  ] as const) {
    expect(total).toBeGreaterThan(0);
    expect([column, sumOf(rows, column)]).toEqual([column, total]);
  }
  // Codes keep their zeros, whoever is doubted is there, and what is invented says so.
  expect(every.map(({ comuna_id }) => comuna_id)).toEqual(nation.branches.map(({ comunaId }) => comunaId));
  expect(every.find(({ branch_id }) => branch_id === idOf(0))?.doubt).toBe('quarantined');
  expect(every.find(({ branch_id }) => branch_id === idOf(1))?.doubt).toBe('disputed');
  expect(every.every(({ proof }) => proof === 'generated')).toBe(true);

  const spanish = parse(bytesOf('excelCsv', table), {
    bom: true,
    delimiter: ';',
    record_delimiter: '\r\n',
    columns: true,
  }) as CsvRow[];
  const quarantined = spanish.find((row) => row['Por aclarar'] === 'En cuarentena');
  expect(quarantined).toMatchObject({ Prueba: 'Generada', 'Código de la sucursal': idOf(0) });

  const book = join(folder, 'branches.xlsx');
  writeFileSync(book, bytesOf('xlsx', table));
  const sheet = (await readSheet(book, 1)) as unknown[][];
  const place = sheet[0]?.indexOf('Oficial: dentro del límite, numerador') ?? -1;
  expect(sheet.slice(1).reduce((sum, row) => sum + Number(row[place]), 0)).toBe(whole.official.n);
  expect((await readSheet(book, 'Acerca de')) as unknown[][]).toContainEqual(['Ámbito', 'Todas las sucursales (pais)']);
  const dictionary = (await readSheet(book, 'Diccionario')) as unknown[][];
  expect(dictionary.map(([name]) => name)).toContain('strict_denominator');

  const file = join(folder, 'branches.parquet');
  writeFileSync(file, bytesOf('parquet', table));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const read = await connection.runAndReadAll(`SELECT SUM(official_numerator), SUM(tickets) FROM '${file}'`);
  expect(read.getRows()[0]?.map(Number)).toEqual([whole.official.n, whole.tickets]);
  connection.closeSync();
  instance.closeSync();

  const sav = bytesOf('sav', table);
  expect(sav.subarray(0, 4).toString()).toBe('$FL2');
  expect(bytesOf('sav', table).equals(sav)).toBe(true);
});

test('the quarter by region counts whom the page counts, and says who is left out', async () => {
  const quarter = await nationOf(warehouse, { from: '2026-10-01', to: '2026-12-31' }, standings(), TODAY);
  const { blocks } = regionReport({ quarter: '2026-Q4', nation: quarter, madeAt: ABOUT.madeAt, zone: ABOUT.zone });
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  const written = new Intl.NumberFormat('es-CL', { useGrouping: 'always' });
  expect(tables[0]?.rows).toHaveLength(REGIONS.length + 1);
  expect(tables[0]?.rows.map(([name]) => name).slice(0, -1)).toEqual(REGIONS.map(({ name }) => name));
  expect(tables[0]?.rows.at(-1)?.slice(1, 3)).toEqual(
    [quarter.total.official.n, quarter.total.official.d].map((value) => written.format(value)),
  );
  expect(new Map(tables.at(-1)?.rows.map(([name, state]) => [name, state]))).toEqual(
    new Map([
      [idOf(0), 'En cuarentena'],
      [idOf(1), 'En disputa'],
    ]),
  );
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  expect(texts).toContainEqual(expect.stringContaining('Fuera de las sumas: 2 sucursales'));
  expect(texts).toContainEqual(expect.stringContaining('una meta entre varias y nunca un tramo del bono'));
});

test('a selection is of its region, its category and its institution', async () => {
  const all = await branchesOf(warehouse, PERIOD, {}, [], TODAY);
  const [first] = all;
  const region = first?.regionId ?? '';
  const ofRegion = await branchesOf(warehouse, PERIOD, { region }, [], TODAY);
  expect(ofRegion).toEqual(all.filter(({ regionId }) => regionId === region));
  const ofCategory = await branchesOf(warehouse, PERIOD, { region, category: 'D' }, [], TODAY);
  expect(ofCategory).toEqual(ofRegion.filter(({ category }) => category === 'D'));
  const { institutions } = await nationOf(warehouse, PERIOD, [], TODAY);
  for (const { institutionId, units } of institutions) {
    const own = await branchesOf(warehouse, PERIOD, { institution: institutionId }, [], TODAY);
    expect(own.reduce((sum, { sums }) => sum + sums.official.d, 0)).toBe(units);
  }
  const none = await branchesOf(warehouse, PERIOD, { institution: "x' OR 'a' = 'a" }, [], TODAY);
  expect(none.every(({ sums }) => sums.tickets === 0)).toBe(true);
});

test('the day of an institution has what was done in its name, and nobody in it', async () => {
  const table = await institutionDay(warehouse, 'ips', '2026-10-06', standings());
  const rows = csvOf(table);
  const [asked] = await warehouse.rows(
    `SELECT COUNT(*) AS n, SUM(within_official) AS w, SUM(official_ms) AS ms FROM fact_unit
     WHERE in_official = 1 AND institution_id = 'ips' AND business_date = '2026-10-06'`,
  );
  expect(sumOf(rows, 'units')).toBe(Number(asked?.n));
  expect(sumOf(rows, 'official_numerator')).toBe(Number(asked?.w));
  expect(sumOf(rows, 'wait_ms')).toBe(Number(asked?.ms));
  expect(new Set(rows.map(({ service_id }) => service_id))).toEqual(new Set(['pgu', 'bonos', 'asignacion']));
  expect(new Set(rows.map(({ branch_id, service_id }) => `${branch_id} ${service_id}`)).size).toBe(rows.length);
  expect(rows.every(({ sealed, business_date }) => sealed === '1' && business_date === '2026-10-06')).toBe(true);
  expect(rows.filter(({ branch_id }) => branch_id === idOf(0)).every(({ doubt }) => doubt === 'quarantined')).toBe(
    true,
  );
  for (const column of table.columns) expect(column.key).not.toMatch(/attendant|counter|visit|unit_id|global|satisf/);
});
