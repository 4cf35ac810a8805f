import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { verifyInBackground } from '@turno25/queue-server/verification/background.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { removeFolder, type ServedBranch, tempFolder, withBranch, withServer } from '../support/branch.ts';
import { deliveryOf, firstBlock } from '../support/deliveries.ts';
import { KIOSK, MANAGER, send, ticketFor } from '../support/ledgerFile.ts';

const silent = { info: () => {}, error: () => {} };

const DAY_MS = 86_400_000;

/** A branch on its second day, which is open, whose ledger was changed while it was off, before its snapshot, and which then serves. */
async function servedAfter(
  change: (file: string) => void,
  run: (served: ServedBranch) => Promise<void>,
): Promise<void> {
  const folder = tempFolder();
  try {
    await withBranch(
      async (branch) => {
        await send(branch, MANAGER, { type: 'openDay' });
        for (let index = 0; index < 40; index += 1) await send(branch, KIOSK, ticketFor('pgu'));
        await send(branch, MANAGER, { type: 'closeDay', force: true });
      },
      { folder, clock: new VirtualClock(Date.now() - DAY_MS) },
    );
    await withBranch(
      async (branch) => {
        await send(branch, MANAGER, { type: 'openDay' });
        await send(branch, KIOSK, ticketFor('pgu'));
      },
      { folder },
    );
    change(`${folder}/branch.db`);
    await withServer(
      async (served) => {
        await verifyInBackground(served.branch, folder, silent);
        await run(served);
      },
      { folder },
    );
  } finally {
    removeFolder(folder);
  }
}

function changeEvent(file: string): void {
  const db = new Database(file);
  db.exec("DROP TRIGGER event_no_update; UPDATE event SET actor = 'somebody' WHERE seq = 3");
  db.close();
}

/** Writes nonsense over a page of yesterday's events. */
function spoilPage(file: string): void {
  const db = new Database(file);
  const sql = "SELECT pageno FROM dbstat WHERE name = 'event' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 1";
  let page = 0;
  try {
    page = Number(db.prepare(sql).pluck().get());
  } finally {
    db.close();
  }
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xee), 0, 4096, (page - 1) * 4096);
  expect(statSync(file).size).toBeGreaterThan(page * 4096);
}

async function isLoud({ anonymous, manager, branch }: ServedBranch): Promise<void> {
  const ready = await fetch(`${anonymous.address}/health/ready`);
  expect([ready.status, ((await ready.json()) as { code: string }).code]).toEqual([503, 'server.ledgerBroken']);
  const metrics = await (await fetch(`${anonymous.address}/metrics`)).text();
  expect(metrics).toContain('turno25_ledger_broken 1');
  const live = await manager.call('GET', '/live');
  expect(live.body.alerts[0]).toMatchObject({ kind: 'ledgerBroken' });
  const closing = await manager.call('POST', '/day/close', { force: true });
  expect([closing.status, closing.body.code]).toEqual([409, 'ledger.broken']);
  expect(branch.engine.state().day).not.toBeNull();
}

describe('a ledger that was changed while the server was off, before its snapshot', () => {
  it('is not ready, says so on the panel and in the metrics, and is never sealed', () =>
    servedAfter(changeEvent, async (served) => {
      await isLoud(served);
      expect((await served.manager.call('GET', '/live')).body.alerts[0].sentence).toContain('desde el evento 3');
    }));

  it('with a page that cannot be read, the same', () => servedAfter(spoilPage, isLoud));
});

it('what comes late for a sealed day is kept without a seal while the ledger is broken', () =>
  withServer(async (served) => {
    const block = await firstBlock(served, 'A');
    await served.manager.call('POST', '/day/close', { force: true });
    served.branch.trust.lose({ seq: 1 });
    expect((await served.kiosk.call('POST', '/deliveries', deliveryOf(block))).status).toBe(200);
    expect(served.branch.reports.day(block.businessDate)?.seals).toBe(1);
  }));

it('a ledger that verifies leaves the branch ready', () =>
  servedAfter(
    () => {},
    async ({ anonymous }) => expect((await fetch(`${anonymous.address}/health/ready`)).status).toBe(200),
  ));

it('verify tells a place that could not be read from a ledger that is bad', () => {
  const folder = tempFolder();
  try {
    // A folder in the place of the file: SQLite cannot open it, as on media where it cannot write beside it.
    mkdirSync(`${folder}/branch.db`);
    const args = ['queue-server/cli/verify.ts', '--db', `${folder}/branch.db`];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain('could not be read');
  } finally {
    removeFolder(folder);
  }
});
