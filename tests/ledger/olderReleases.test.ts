import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDay } from '@turno25/queue-server/exports/day.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { verifyDayFile } from '@turno25/shared/evidence/dayFile.ts';
import { figureOf } from '@turno25/shared/figures/cube/figures.ts';
import { measureOf } from '@turno25/shared/figures/cube/fold.ts';
import { presentFigures } from '@turno25/shared/figures/present.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { removeFolder, tempFolder, withBranch } from '../support/branch.ts';
import { KIOSK, MANAGER, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

const RELEASES = new URL('../fixtures/ledgers/', import.meta.url).pathname;
const releases = readdirSync(RELEASES, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** The day of the fixture holds a text that was invented, not sealed: as if its key had been destroyed. */
function eraseInventedText(folder: string): void {
  const vault = new Database(join(folder, 'vault.db'));
  vault.prepare("INSERT INTO sealing_key VALUES ('key-1', 'oirs', 'invented', 0, NULL)").run();
  vault.close();
}

describe.each(releases.map(({ name }) => name))('what release %s left', (release) => {
  const folder = join(RELEASES, release);
  const was = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8'));
  const publicKey = readFileSync(join(folder, 'seal.pub.pem'), 'utf8');

  test('verifies as it lies there, its file of a day too', () => {
    const report = verifyFile(join(folder, 'branch.db'), {
      publicKey,
      keySource: 'trusted',
      headHash: was.head,
      count: was.count,
    });
    expect(report).toMatchObject({ ok: true, events: was.count });
    const file = JSON.parse(readFileSync(join(folder, 'day.json'), 'utf8'));
    expect(verifyDayFile(nodeCrypto, file, publicKey)).toMatchObject({ ok: true });
  });

  test('opens, gives the same figures, answers old keys as before, and goes on', async () => {
    const copy = tempFolder();
    cpSync(folder, copy, { recursive: true });
    eraseInventedText(copy);
    await withBranch(
      async (branch) => {
        expect(hexOf(branch.ledger.head().hash)).toBe(was.head);
        const { figures } = readDay(branch.ledger, was.date, null)!;
        expect(figures).toEqual(was.figures);
        expect(presentFigures(figures)).toEqual(was.view);
        // Its days get their facts when they are asked for, and these say what its seals say.
        for (const day of branch.factRows.missing('0001-01-01', '9999-12-31')) branch.factRows.keep(branch.ledger, day);
        const official = measureOf(figureOf('official'), branch.factRows.rowsOf('fact_unit', was.date));
        expect(official).toEqual(was.figures.standard.official);
        const events = branch.ledger.head().seq;
        const repeated = await send(branch, MANAGER, { type: 'openDay' }, 'day-key-1');
        expect(repeated.kind).toBe('repeated');
        expect(branch.ledger.head().seq).toBe(events);
        await branch.act({ type: 'openDay' });
        expect((await send(branch, KIOSK, ticketFor('pgu'))).kind).toMatch(/done|refused/);
      },
      { folder: copy },
    );
    expect(verifyFile(join(copy, 'branch.db'), { publicKey, keySource: 'trusted' })).toMatchObject({ ok: true });
    removeFolder(copy);
  });
});
