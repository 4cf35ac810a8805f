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
