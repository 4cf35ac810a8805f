import { expect, it } from 'vitest';
import { withBranch } from '../support/branch.ts';
import { liveADay, verifyFile } from '../support/ledgerFile.ts';

it.each([
  ['a day that is taken off the list', 'DELETE FROM report_day', 'report_day'],
  [
    'a wait that is shortened in the rows of a sealed day',
    'UPDATE sealed_unit SET official_ms = 1',
    'the rows kept of',
  ],
  ['a visit that is taken out of them', 'DELETE FROM sealed_unit WHERE place = 1', 'the rows kept of'],
  [
    'a row that is written anew',
    `UPDATE sealed_unit SET row = replace(row, '"brief":false', '"brief":true')`,
    'the rows kept of',
  ],
  ['a row cut in its middle', 'UPDATE sealed_unit SET row = substr(row, 1, 71)', 'the rows kept of'],
  [
    'a call written twice in the place of another, in a table made to take it',
    `CREATE TABLE forged AS SELECT * FROM report_call; DROP TABLE report_call; ALTER TABLE forged RENAME TO report_call;
     DELETE FROM report_call WHERE seq = (SELECT max(seq) FROM report_call);
     INSERT INTO report_call SELECT * FROM report_call WHERE seq = (SELECT min(seq) FROM report_call)`,
    'report_call',
  ],
  ['a column more', "ALTER TABLE report_day ADD COLUMN note TEXT DEFAULT 'closed early'", 'report_day'],
  [
    'a sum written as a text',
    "CREATE TABLE forged AS SELECT * FROM report_day; UPDATE forged SET seals = '1'; DROP TABLE report_day; ALTER TABLE forged RENAME TO report_day",
    'report_day',
  ],
])('%s is an error, since figures and lists come from events', (_what, sql, detail) =>
  withBranch(async (branch, folder) => {
    await liveADay(branch);
    expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
    branch.db.exec(sql);
    const report = verifyFile(`${folder}/branch.db`);
    expect(report).toMatchObject({ ok: false, finding: { code: 'tables' } });
    expect(report.finding?.detail).toContain(detail);
  }),
);
