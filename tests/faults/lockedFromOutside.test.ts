import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { SECRET, type ServedBranch, withServer } from '../support/branch.ts';

/**
 * Another program (a copy, a tool that looks into the file) holds the lock on the ledger's file: nothing is lost, nothing
 * stands still but what must be written, and that is told to be asked again.
 */
const TICKET = { serviceId: 'certificados-rc', class: 'general' } as const;

/** Holds the lock from another thread until it is told to let go. */
async function lockHeld<T>({ folder }: ServedBranch, run: (letGo: () => Promise<void>) => Promise<T>): Promise<T> {
  const holder = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     const Database = require('better-sqlite3');
     const db = new Database(workerData);
     db.exec('BEGIN IMMEDIATE');
     parentPort.postMessage('held');
     parentPort.once('message', () => { db.exec('COMMIT'); db.close(); parentPort.postMessage('free'); });`,
    { eval: true, workerData: `${folder}/branch.db` },
  );
  await once(holder, 'message');
  let held = true;
  const letGo = async (): Promise<void> => {
    if (!held) return;
    held = false;
    holder.postMessage('go');
    await once(holder, 'message');
  };
  try {
    return await run(letGo);
  } finally {
    await letGo();
    await holder.terminate();
  }
}

describe('an outside lock on the ledger’s file', () => {
  it('that lasts ends in 503 with Retry-After; the same key asked again gives the ticket, once', () =>
    withServer(async (served) => {
      const { kiosk, branch } = served;
      const key = { 'idempotency-key': 'locked-out-1' };
      await lockHeld(served, async () => {
        const refused = await kiosk.call('POST', '/tickets', TICKET, key);
        expect([refused.status, refused.body.code]).toEqual([503, 'server.lockedOut']);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      });
      const given = await kiosk.call('POST', '/tickets', TICKET, key);
      expect([given.status, given.body.number]).toEqual([201, 'R-001']);
      expect((await kiosk.call('POST', '/tickets', TICKET, key)).body.id).toBe(given.body.id);
      expect(branch.engine.state().open.size).toBe(1);
    }));

  it('that is short is waited for, in the order in which people came', () =>
    withServer(async (served) => {
      const { kiosk } = served;
      await lockHeld(served, async (letGo) => {
        const asked = [1, 2, 3].map(() => kiosk.call('POST', '/tickets', TICKET));
        // Answered in between: the branch is not standing still.
        await kiosk.call('GET', '/catalog');
        await letGo();
        const given = await Promise.all(asked);
        expect(given.map(({ status }) => status)).toEqual([201, 201, 201]);
      });
    }));

  it('holds up nobody who only reads: health, catalogue and board answer before the ticket does', () =>
    withServer(async (served) => {
      const { kiosk, anonymous, manager, board } = served;
      await lockHeld(served, async () => {
        const order: string[] = [];
        const done = (name: string) => (reply: { readonly status: number }) =>
          void order.push(`${name} ${reply.status}`);
        const ticket = kiosk.call('POST', '/tickets', TICKET).then(done('ticket'));
        await anonymous.call('GET', '/health/live').then(done('live'));
        await kiosk.call('GET', '/catalog').then(done('catalog'));
        await board.call('GET', '/board').then(done('board'));
        await manager.call('GET', '/live').then(done('panel'));
        await ticket;
        expect(order).toEqual(['live 200', 'catalog 200', 'board 200', 'panel 200', 'ticket 503']);
      });
    }));

  it('is told to whoever signs in as well, and the ledger verifies afterwards', () =>
    withServer(async (served) => {
      const { anonymous, branch } = served;
      const signIn = () => anonymous.call('POST', '/sessions', { login: 'manager', secret: 'wrong-but-long' });
      await lockHeld(served, async () => {
        const reply = await anonymous.call('POST', '/sessions', { login: 'manager', secret: SECRET });
        expect([reply.status, reply.body.code]).toEqual([503, 'server.lockedOut']);
      });
      expect((await signIn()).status).toBe(401);
      expect((await anonymous.call('POST', '/sessions', { login: 'manager', secret: SECRET })).status).toBe(201);
      branch.reports.rebuild(branch.ledger);
    }));
});
