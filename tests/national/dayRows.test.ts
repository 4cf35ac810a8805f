import { rotateKey } from '@turno25/queue-server/backup/rotateKey.ts';
import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { verifyDayRows } from '@turno25/shared/evidence/dayRows.ts';
import { nobleCrypto } from '@turno25/shared/evidence/noble.ts';
import { type WrittenRow, writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { removeFolder, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { KIOSK, liveADay, send } from '../support/ledgerFile.ts';

/** A day with an amended seal, and the same of another branch. */
let rows: readonly WrittenRow[] = [];
let publicKey = '';
let date = '';
let other: { readonly rows: readonly WrittenRow[]; readonly publicKey: string };
beforeAll(async () => {
  const lived = () =>
    withBranch(async (branch) => {
      await liveADay(branch);
      const all = [...branch.ledger.rows()].map(writeRow);
      const sealed = all.findLast(({ type }) => type === 'daySealed')?.businessDate ?? '';
      date = sealed;
      return { rows: all.filter((row) => row.businessDate === sealed), publicKey: branch.branchKey.publicPem };
    });
  ({ rows, publicKey } = await lived());
  other = await lived();
}, 60_000);

const checked = (given: readonly unknown[], key = publicKey) =>
  verifyDayRows(nobleCrypto, { date, rows: given, publicKey: key });
const at = (type: string): number => rows.findIndex((row) => row.type === type);
const changed = (index: number, change: Partial<WrittenRow>) =>
  rows.map((row, place) => (place === index ? { ...row, ...change } : row));

describe('the rows of a day in a page', () => {
  test('are those that its seals say, and how much was checked is told', () => {
    const report = checked(rows);
    expect(report).toMatchObject({ ok: true, fault: null, rows: rows.length, seals: 2, unsealed: 0, detail: null });
    expect(report.links).toBeGreaterThan(0);
    expect(report.figures?.standard.official.den).toBeGreaterThan(0);
  });

  test('a changed byte is found in its row, wherever it is', () => {
    for (const [index, row] of rows.entries()) {
      const text = row.payload.replace(/[a-z](?=[^a-z]*$)/, (letter) => (letter === 'a' ? 'b' : 'a'));
      if (text !== row.payload)
        expect(checked(changed(index, { payload: text }))).toMatchObject({ ok: false, seq: row.seq });
      expect(checked(changed(index, { occurredAt: row.occurredAt - 1 }))).toMatchObject({
        fault: 'hash',
        seq: row.seq,
      });
    }
  });

  test('a row left out, told twice or out of its order is found', () => {
    const issued = at('ticketIssued');
    const left = checked(rows.filter((_, index) => index !== issued));
    expect(left.ok).toBe(false);
    expect(checked([...rows.slice(0, issued + 1), ...rows.slice(issued)])).toMatchObject({ fault: 'order' });
    const [first, second, ...rest] = rows;
    expect(checked([second, first, ...rest]).ok).toBe(false);
    // What comes before the first seal cannot go without it, nor can all that was done before.
    expect(checked(rows.filter(({ type }) => type !== 'dayOpened')).ok).toBe(false);
    const from = at('daySealed');
    expect(checked(rows.slice(from)).ok).toBe(false);
  });

  test('without its last seal nothing is said of what it was about', () => {
    const last = rows.findLastIndex(({ type }) => type === 'daySealed');
    const report = checked(rows.slice(0, last));
    expect(report).toMatchObject({ ok: true, seals: 1 });
    expect(report.unsealed).toBeGreaterThan(0);
    expect(checked(rows.slice(0, at('daySealed')))).toMatchObject({ ok: true, seals: 0, figures: null });
  });

  test('signed by another key, of another branch or day, or no rows at all are refused', () => {
    expect(checked(rows, other.publicKey)).toMatchObject({
      ok: false,
      fault: 'signature',
      seq: rows[at('daySealed')]?.seq,
    });
    expect(checked(other.rows)).toMatchObject({ ok: false, fault: 'signature' });
    expect(checked(rows, 'no key')).toMatchObject({ ok: false, fault: 'key' });
    expect(checked([{ seq: 'one' }])).toMatchObject({ ok: false, fault: 'notRows' });
    expect(checked([])).toMatchObject({ ok: false, fault: 'opening' });
    expect(verifyDayRows(nobleCrypto, { date: '2026-01-02', rows, publicKey })).toMatchObject({ fault: 'otherDay' });
    const rotations = [{ from: {}, to: null }];
    expect(verifyDayRows(nobleCrypto, { date, rows, publicKey, rotations }).ok).toBe(true);
  });
});

test('a day that two keys sealed is believed by whoever both of them vouch for, and by nobody’s word else', async () => {
  const folder = tempFolder();
  const reopened = (laterMs = 0) => {
    const clock = { now: () => systemSources.clock.now() + laterMs };
    const sources = { ...systemSources, clock };
    return openBranch({ files: filesIn(folder), config: seedConfig(), ignoreHours: true, sources });
  };
  const first = reopened();
  await liveADay(first);
  await rotateKey(first, folder);
  first.close();
  // Later than the minute for which late answers wait.
  const second = reopened(2 * MINUTE);
  const answer = { visitId: null, global: 5, resolved: 'yes', treatment: 6, wait: 5, text: null } as const;
  await send(second, KIOSK, { type: 'answerSurvey', ...answer });
  const all = [...second.ledger.rows()].map(writeRow);
  const rotations = all.filter(({ type }) => type === 'keyRotated').map(({ payload }) => JSON.parse(payload));
  const day = all.findLast(({ type }) => type === 'daySealed')?.businessDate ?? '';
  const said = {
    date: day,
    rows: all.filter(({ businessDate }) => businessDate === day),
    publicKey: second.branchKey.publicPem,
  };
  second.close();
  removeFolder(folder);
  const { keyId } = second.branchKey;
  expect(verifyDayRows(nobleCrypto, { ...said, rotations })).toMatchObject({ ok: true, seals: 3, keyId });
  expect(verifyDayRows(nobleCrypto, said)).toMatchObject({ ok: false, fault: 'signature' });
  const forged = rotations.map((one) => ({ ...one, toSignature: one.fromSignature }));
  expect(verifyDayRows(nobleCrypto, { ...said, rotations: forged })).toMatchObject({ ok: false, fault: 'signature' });
});
