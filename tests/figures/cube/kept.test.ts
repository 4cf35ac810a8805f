import type { Branch } from '@turno25/queue-server/branch.ts';
import { verifyLedger } from '@turno25/queue-server/verification/verifyLedger.ts';
import { columnsOf, DAY_TABLES } from '@turno25/shared/domain/figures/facts/tables.ts';
import { expect, test } from 'vitest';
import { withServer } from '../../support/branch.ts';

const EXPECTED = { publicKey: null, keySource: 'none', headHash: null, count: null } as const;

type Column = { readonly name: string; readonly type: string; readonly notnull: number; readonly pk: number };

/** A sealed day of two visits, one of them attended; and whatever a test does with its branch. */
const sealed = (run: (branch: Branch, date: string) => void) =>
  withServer(async ({ branch, kiosk, attendants, manager }) => {
    const [attendant] = attendants;
    await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
    await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'preferential' });
    await attendant!.call('POST', '/counters/m1/open', {});
    await attendant!.call('POST', '/counters/m1/call-next', {});
    await attendant!.call('POST', '/counters/m1/start', {});
    await attendant!.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
    const date = branch.engine.state().day!.date;
    await manager.call('POST', '/day/close', { force: true });
    run(branch, date);
  });

const TAMPERINGS: readonly (readonly [what: string, sql: string])[] = [
  ['a wait made shorter', 'UPDATE fact_unit SET official_ms = 1, within_official = 1 WHERE attended = 1'],
  ['an attention given to another', "UPDATE fact_attention SET attendant_id = 'a2'"],
  ['a visit taken out', 'DELETE FROM fact_unit WHERE attended = 0'],
  [
    'an hour of a counter put in',
    `INSERT INTO fact_counter SELECT business_date, 99, formulas, week, weekday, 8, 'm2', 1, 1, 1, 1, 1
     FROM fact_counter LIMIT 1`,
  ],
  [
    'a day that was never sealed',
    "INSERT INTO fact_door VALUES ('2020-01-01', 0, 2, '2020-W01', 3, 9, NULL, NULL, 'outside', NULL, 1)",
  ],
];

test('a sealed day keeps its facts as they are declared; lost ones are made again, and no hand on them goes unseen', () =>
  sealed(({ db, factRows, ledger }, date) => {
    for (const table of DAY_TABLES) {
      const columns = db.pragma(`table_info(${table})`) as Column[];
      const stored = columns.map(({ name, type, notnull, pk }) => [
        name,
        type.toLowerCase(),
        notnull === 0 && pk === 0,
      ]);
      const declared = columnsOf(table).map(([name, { type, nullable }]) => [name, type, nullable === true]);
      expect(stored).toEqual(declared);
    }
    const rows = factRows.rowsOf('fact_unit', date);
    const seen = rows.map(({ counter_id, attended, class: ofClass }) => [counter_id, attended, ofClass]);
    expect(seen.sort()).toEqual([
      [null, 0, 'general'],
      ['m1', 1, 'preferential'],
    ]);
    expect(factRows.missing(date, date)).toEqual([]);

    for (const [what, sql] of TAMPERINGS) {
      db.exec('SAVEPOINT before');
      db.exec(sql);
      const { ok, finding } = verifyLedger(db, EXPECTED);
      expect([what, ok, finding?.code]).toEqual([what, false, 'tables']);
      db.exec('ROLLBACK TO before; RELEASE before');
    }
    expect(verifyLedger(db, EXPECTED).ok).toBe(true);

    db.exec('DELETE FROM fact_unit; DELETE FROM fact_of');
    const [lost] = factRows.missing(date, date);
    factRows.keep(ledger, lost!);
    expect(factRows.rowsOf('fact_unit', date)).toEqual(rows);
  }));
