import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLake } from '@turno25/central/lake/writeLake.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import type { BranchDay, Warehouse } from '@turno25/central/warehouse/port.ts';
import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { removeFolder, tempFolder } from '../support/branch.ts';
import { factsOf, randomFactDays } from '../support/randomFacts.ts';

const NONE = { fact_seal: [], fact_segment: [], fact_signal: [], fact_availability: [] } as const;

/** Sealed days of one branch; `head` is what the seals stand on. */
function sealed(head: string): readonly BranchDay[] {
  const [list = []] = fc.sample(randomFactDays, { numRuns: 1, seed: 16 });
  return factsOf(list).map((facts, at) => {
    const { date, formulas } = list[at] ?? { date: '', formulas: 2 };
    const seal: FactRow = {
      ...{
        business_date: date,
        place: 1,
        formulas,
        amendment: 0,
        seq: at + 1,
        head_seq: at,
        head_hash: `${head}${at}`,
      },
      ...{ key_id: 'k', settings_hash: 's', events: 9, official_n: 1, official_d: 1, strict_n: 1, strict_d: 1 },
      disputed: 0,
    };
    return { branchId: 'una', date, sealSeq: at + 1, formulas, facts, beside: { ...NONE, fact_seal: [seal] } };
  });
}

/** How many parts are read anew to be made. */
async function made(warehouse: Warehouse, folder: string, whole = false): Promise<number> {
  let count = 0;
  const rows: Warehouse['rows'] = (sql) => {
    if (sql.includes('FROM fact_unit ')) count += 1;
    return warehouse.rows(sql);
  };
  await writeLake({ rows }, folder, { whole });
  return count;
}

test('a part of the lake is made again when something under it changed, and only then', async () => {
  const folder = tempFolder();
  const warehouse = await openDuckDb(':memory:');
  await warehouse.migrate();
  try {
    const days = sealed('a');
    await warehouse.load(days);
    const parts = await made(warehouse, folder);
    expect(parts).toBeGreaterThan(0);
    expect(await made(warehouse, folder)).toBe(0);
    expect(await made(warehouse, folder, true)).toBe(parts);

    // A hand on the disk.
    const [day] = days;
    const date = day?.date ?? '';
    const quarter = Math.ceil(Number(date.slice(5, 7)) / 3);
    const file = join(folder, `fact_unit/year=${date.slice(0, 4)}/quarter=${quarter}/region=00/una.parquet`);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.toReversed());
    expect(await made(warehouse, folder)).toBe(1);
    expect(readFileSync(file)).toEqual(bytes);

    // Another story whose seals have the same places, as after a restore.
    await warehouse.load(sealed('b'));
    expect(await made(warehouse, folder)).toBe(parts);
    expect(await made(warehouse, folder)).toBe(0);

    // A case that came, without a seal.
    const late = { business_date: date, place: 1, formulas: 1, week: '2026-W01', weekday: 1, institution_id: 'ips' };
    const more = { channel: 'kiosk', kind: 'complaint', term: 'law', stand: 'open', timing: 'due' };
    await warehouse.replaceCases('una', [{ ...late, ...more, own_hand: 0, registered_later: 0 }]);
    expect(await made(warehouse, folder)).toBe(1);

    // A day that goes on is made each time.
    if (day !== undefined) await warehouse.load([{ ...day, sealSeq: null }]);
    expect([await made(warehouse, folder), await made(warehouse, folder)]).toEqual([1, 1]);
  } finally {
    await warehouse.close();
    removeFolder(folder);
  }
}, 60_000);
