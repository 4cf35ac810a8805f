import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { FileFormat } from '@turno25/shared/contracts/exports.ts';
import { type FlatColumn, flatColumns, type TableRow } from '@turno25/shared/exports/flat.ts';
import { fileOf } from '@turno25/shared/exports/formats.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ABOUT, HEAD, sampleRows } from './sampleTable.ts';

/** Every file is read back by a program that had no part in writing it. */
const SEED = Number(process.env.TURNO25_SEED ?? 20_261_126);
const ROWS = sampleRows(seededRandom(SEED), process.env.TURNO25_FULL === '1' ? 5_000 : 60);
const PARTS = {
  numerator: (t: string) => `${t} n`,
  denominator: (t: string) => `${t} d`,
  hidden: (t: string) => `${t} h`,
};
const COLUMNS = flatColumns(HEAD.columns, PARTS);
const LOCAL_MS = 3 * 3_600_000;
const pspp = spawnSync('pspp', ['--version']).error === undefined;
if (!pspp) console.warn('Skipped: PSPP is not installed (apt-get install --no-install-recommends pspp)');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-exports-'));
  console.log(`seed ${SEED}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(format: FileFormat, rows: readonly TableRow[] = ROWS): string {
  const file = join(folder, `table.${format}`);
  writeFileSync(file, Buffer.concat([...fileOf(format, HEAD, rows, ABOUT)]));
  return file;
}

/** What a column holds in a row, as a program reads it that has no yes and no. */
const plainOf = ({ type, cell }: FlatColumn, row: TableRow): string | number | null => {
  const value = cell(row);
  return type === 'boolean' && value !== null ? Number(value) : (value as string | number | null);
};

describe('a table as a file', () => {
  test('for programs, as RFC 4180 and as JSON', async () => {
    const csv = Buffer.concat([...fileOf('csv', HEAD, ROWS, ABOUT)]);
    const [names, ...read] = parse(csv, { bom: false, record_delimiter: '\r\n' }) as string[][];
    expect(names).toEqual(COLUMNS.map(({ name }) => name));
    expect(read).toEqual(ROWS.map((row) => COLUMNS.map((column) => String(plainOf(column, row) ?? ''))));
    const json = JSON.parse(Buffer.concat([...fileOf('json', HEAD, ROWS, ABOUT)]).toString());
    expect(json).toEqual({ about: ABOUT, ...HEAD, rows: ROWS });
  });

  test('for Excel in Spanish: what it would run as a formula is a text', () => {
    const csv = Buffer.concat([...fileOf('excelCsv', HEAD, ROWS, ABOUT)]);
    const read = parse(csv, { bom: true, delimiter: ';', record_delimiter: '\r\n', columns: true }) as Record<
      string,
      string
    >[];
    expect(read).toHaveLength(ROWS.length);
    for (const [place, row] of ROWS.entries()) {
      const words = String(row[2] ?? '');
      expect(read[place]?.['¿Qué dijo?']).toBe(/^[=+\-@]/.test(words) ? `'${words}` : words);
      expect(read[place]?.Nota).toBe(row[3] === null ? 'No responde' : String(row[3]));
      expect(read[place]?.Desde).toBe(new Date(Number(row[5]) - LOCAL_MS).toISOString().slice(0, 19).replace('T', ' '));
    }
  });

  test('as a workbook, read by another library: values, dates, words; its dictionary and what it is', async () => {
    const file = written('xlsx');
    const rows = (await readSheet(file, 1)) as unknown[][];
    expect(rows[0]?.slice(0, 3)).toEqual(['Fecha', 'Trámite', '¿Qué dijo?']);
    expect(rows).toHaveLength(ROWS.length + 1);
    const at = (name: string): number => COLUMNS.findIndex((column) => column.name === name);
    for (const [place, row] of ROWS.entries()) {
      const read = rows[place + 1] ?? [];
      expect(read[0]).toEqual(new Date(`${row[0]}T00:00:00Z`));
      expect(read[1]).toBe(HEAD.columns[1]?.labels?.[String(row[1])] ?? row[1]);
      // This reader takes the spaces around a text away, as it takes an empty one for nothing.
      expect(read[2] ?? null).toBe(row[2] === null ? null : String(row[2]).trim() || null);
      expect(read[3]).toBe(row[3] ?? 'No responde');
      const [wait, from] = [read[at('wait_ms')], read[at('waits_from')]];
      if (row[4] === null) expect(wait).toBeNull();
      else expect(msOf(wait)).toBeCloseTo(Number(row[4]), -1);
      expect(Math.abs((from as Date).getTime() - (Number(row[5]) - LOCAL_MS))).toBeLessThan(500);
      expect(read[at('attended')]).toBe(row[6] === true || row[6] === 1 ? 'Sí' : 'No');
      expect(read[at('official_hidden')]).toBe(row[7] === 'hidden' ? 'Sí' : 'No');
    }
    const dictionary = (await readSheet(file, 'Diccionario')) as unknown[][];
    expect(dictionary.map(([name]) => name)).toEqual(['Columna', ...COLUMNS.map(({ name }) => name)]);
    expect(await readSheet(file, 'Acerca de')).toContainEqual(['Sucursal', 'ChileAtiende Ñuñoa (santiago)']);
  });

  test('as Parquet, read by DuckDB', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const file = written('parquet');
    const reader = await connection.runAndReadAll(`SELECT * FROM '${file}'`);
    const read = reader.getRowObjects();
    expect(read).toHaveLength(ROWS.length);
    for (const [place, row] of ROWS.entries()) {
      expect(read[place]?.words).toBe(row[2]);
      expect(read[place]?.wait_ms).toBe(row[4] === null ? null : BigInt(Number(row[4])));
      expect(read[place]?.attended).toBe(row[6] === true || row[6] === 1);
      expect(read[place]?.official_hidden).toBe(row[7] === 'hidden');
    }
    connection.closeSync();
    instance.closeSync();
  });

  test.skipIf(!pspp)('for SPSS, read by PSPP: values, labels, what nobody answered, dates', () => {
    const file = written('sav');
    const asCsv = join(folder, 'pspp.csv');
    const converted = spawnSync('pspp-convert', ['--recode', '--no-var-names', file, asCsv], { encoding: 'utf8' });
    expect(converted.stderr).toBe('');
    const read = parse(readCsv(asCsv)) as string[][];
    expect(read).toHaveLength(ROWS.length);
    for (const [place, row] of ROWS.entries()) {
      const cells = read[place] ?? [];
      expect(cells[0]).toBe(`${row[0]!.toString().slice(5, 7)}/${row[0]!.toString().slice(8)}/2026`);
      expect(cells[1]).toBe(row[1]);
      expect(cells[2]?.trimEnd()).toBe(String(row[2] ?? '').trimEnd());
      // What is declared as missing is nothing to a statistics package.
      expect(cells[3]?.trim()).toBe(row[3] === null ? '' : String(row[3]));
      expect(cells[4]?.trim()).toBe(row[4] === null ? '' : String(row[4]));
    }
    const syntax = join(folder, 'show.sps');
    writeFileSync(syntax, `GET FILE='${file}'.\nDISPLAY DICTIONARY.\nFREQUENCIES /VARIABLES=grade attended.\n`);
    const shown = spawnSync('pspp', ['-O', 'format=txt', '-O', 'width=200', syntax], { encoding: 'utf8' });
    expect(shown.stderr).toBe('');
    for (const words of ['Pensión garantizada universal', 'No responde', '¿Qué dijo?', 'service_id', 'Sí'])
      expect(shown.stdout).toContain(words);
    expect(shown.stdout).not.toMatch(/warning|error/i);
  });

  test('an empty table is a file that opens as well', async () => {
    const rows = (await readSheet(written('xlsx', []), 1)) as unknown[][];
    expect(rows).toHaveLength(1);
    if (!pspp) return;
    const converted = spawnSync('pspp-convert', [written('sav', []), join(folder, 'none.csv')], { encoding: 'utf8' });
    expect([converted.status, converted.stderr]).toEqual([0, '']);
  });

  test('the same table and the same words about it are the same bytes', () => {
    for (const format of ['xlsx', 'sav', 'csv', 'parquet'] as const)
      expect(Buffer.concat([...fileOf(format, HEAD, ROWS, ABOUT)])).toEqual(
        Buffer.concat([...fileOf(format, HEAD, ROWS, ABOUT)]),
      );
  });
});

function readCsv(file: string): string {
  return readFileSync(file, 'utf8');
}

/** A span as a reader of spreadsheets gives it: days as a number, or a date counted from the first one. */
function msOf(cell: unknown): number {
  if (cell instanceof Date) return cell.getTime() + 25_569 * 86_400_000;
  return Number(cell) * 86_400_000;
}
