import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sendOldest } from '@turno25/kiosk/outbox/courier.ts';
import { type Db, openOutboxDatabase } from '@turno25/kiosk/outbox/database.ts';
import { Outbox } from '@turno25/kiosk/outbox/outbox.ts';
import type { ServerLink } from '@turno25/kiosk/outbox/serverLink.ts';
import { RECALL_MS, TicketDesk } from '@turno25/kiosk/outbox/ticketDesk.ts';
import { readDay } from '@turno25/queue-server/exports/day.ts';
import type { TicketRequest } from '@turno25/shared/contracts/ticketOffice.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { describe, expect, it } from 'vitest';
import { removeFolder, type ServedBranch, tempFolder, withServer } from '../support/branch.ts';
import { enrolKiosk, kioskLink } from '../support/kioskLink.ts';
import { verifyFile } from '../support/ledgerFile.ts';

const ROOT = join(import.meta.dirname, '../..');
const ZONE = 'America/Santiago';
const TAP = {
  series: 'A',
  serviceId: 'pgu',
  class: 'general',
  language: 'es-CL',
  institution: 'IPS',
  branch: 'Sucursal de prueba',
  service: 'Pensión',
  zone: ZONE,
} as const;

const NAME = 'Tótem que se apaga';

type Wire = {
  readonly address: string;
  readonly held: Promise<void>;
  hold: boolean;
  readonly close: () => Promise<void>;
};

/** A wire to the server that can keep back the answer to a ticket: the server has given it, and the kiosk never hears. */
async function wireTo(target: string): Promise<Wire> {
  let noteHeld: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    noteHeld = resolve;
  });
  const wire = { hold: false };
  const proxy: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks);
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(
          ([name]) => name !== 'host' && name !== 'connection' && name !== 'content-length',
        ),
      ) as Record<string, string>;
      const method = request.method ?? 'GET';
      const answer = await fetch(`${target}${request.url}`, { method, headers, ...(body.length > 0 ? { body } : {}) });
      const text = await answer.text();
      if (wire.hold && method === 'POST' && request.url === '/api/v1/tickets') return noteHeld();
      response
        .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
        .end(text);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return Object.assign(wire, {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    held,
    close: () =>
      new Promise<void>((resolve) => {
        proxy.closeAllConnections();
        proxy.close(() => resolve());
      }),
  });
}

type HostProcess = {
  readonly child: ChildProcess;
  readonly call: (method: string, path: string, body?: unknown) => Promise<any>;
};

async function startHost(settings: string): Promise<HostProcess> {
  const child = spawn(process.execPath, ['kiosk/device-host/main.ts', '--settings', settings], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { address, tokenFile } = await new Promise<{ address: string; tokenFile: string }>((resolve, reject) => {
    child.stdout?.once('data', (line) => resolve(JSON.parse(String(line))));
    child.once('exit', (code) => reject(new Error(`the device host ended with ${code}`)));
  });
  const token = readFileSync(tokenFile, 'utf8').trim();
  return {
    child,
    call: async (method, path, body) => {
      const response = await fetch(`${address}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return response.json();
    },
  };
}

const ended = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });

const figuresOf = ({ branch }: ServedBranch) =>
  readDay(branch.ledger, branch.engine.state().day!.date, branch.engine.now())!.figures;

describe('a kiosk killed between the server’s answer and the paper', () => {
  it('prints the ticket as a copy when it is back, and nothing is counted twice', () =>
    withServer(async (served) => {
      const folder = tempFolder();
      const wire = await wireTo(served.server.address);
      try {
        const settings = join(folder, 'devices.json');
        writeFileSync(
          settings,
          JSON.stringify({
            port: 0,
            server: { address: wire.address, token: await enrolKiosk(served, NAME), answerMs: 60_000 },
            outbox: join(folder, 'outbox.db'),
            development: true,
          }),
        );
        const first = await startHost(settings);
        await expect.poll(async () => (await first.call('GET', '/status')).numbers.length).toBeGreaterThan(0);
        wire.hold = true;
        void first.call('POST', '/tickets', { ...TAP, key: 'tap-of-the-crash' }).catch(() => undefined);
        await wire.held;
        await ended(first.child, 'SIGKILL');
        const [visit] = [...served.branch.engine.state().open.values()];
        expect(visit?.ticket).toEqual({ series: 'A', number: 1 });

        wire.hold = false;
        const second = await startHost(settings);
        const papers = async () => (await second.call('GET', '/dock')).papers.filter((paper: any) => paper.whole);
        await expect.poll(async () => (await papers()).length, { timeout: 20_000 }).toBe(1);
        const [{ text }] = await papers();
        expect(text).toContain('COPIA');
        expect(text).toContain('A-001');
        // The page, which is still there, asks again with the same tap.
        const again = await second.call('POST', '/tickets', { ...TAP, key: 'tap-of-the-crash' });
        expect([again.number, again.visitId]).toEqual(['A-001', visit!.id]);
        await expect.poll(async () => (await second.call('GET', '/status')).outbox.undelivered).toBe(0);
        expect(await papers()).toHaveLength(1);
        await ended(second.child, 'SIGTERM');

        expect(served.branch.engine.state().open.size).toBe(1);
        expect(figuresOf(served).tickets.issued).toBe(1);
        expect((await served.manager.call('GET', '/live')).body.alerts).not.toContainEqual(
          expect.objectContaining({ kind: 'paperLost' }),
        );
        expect(verifyFile(`${served.folder}/branch.db`).ok).toBe(true);
      } finally {
        await wire.close();
        removeFolder(folder);
      }
    }));
});

type LateKiosk = {
  readonly served: ServedBranch;
  readonly link: ServerLink;
  readonly time: VirtualTime;
  readonly db: Db;
};

/** What the server is asked for a tap. */
const ticketRequest = (key: string): TicketRequest => {
  const { serviceId, class: visitClass, language } = TAP;
  return { key, serviceId, class: visitClass, language, again: false };
};

/** A kiosk's outbox beside a real server, with a clock that the test moves. */
function withLateKiosk(run: (kiosk: LateKiosk) => Promise<void>): Promise<void> {
  return withServer(async (served) => {
    const folder = tempFolder();
    const db = openOutboxDatabase(join(folder, 'outbox.db'));
    try {
      await run({
        served,
        db,
        link: await kioskLink(served, NAME),
        time: new VirtualTime(served.branch.engine.now()),
      });
    } finally {
      db.close();
      removeFolder(folder);
    }
  });
}

describe('a kiosk that comes back too late', () => {
  it('tells that nobody has the ticket; the manager sees it and takes it out with a reason', () =>
    withLateKiosk(async ({ served, link, time: { clock, spans }, db }) => {
      const { branch, manager, admin } = served;
      const before = new Outbox(db, { clock, newId: systemId });
      await new TicketDesk({ outbox: before, link, clock, spans, publicAddress: null }).prepare(ZONE);
      const asked = { ...TAP, publicAddress: null, practice: false, seal: false };
      const heard = before.begin({ ...asked, key: 'tap-heard-0001' }, branch.engine.state().day!.date);
      await link.issue(heard.visitId, ticketRequest('tap-heard-0001'));
      // Of this one the server never heard: there is nothing to undo.
      before.begin({ ...asked, key: 'tap-unsent-002' }, branch.engine.state().day!.date);

      clock.advance(RECALL_MS + 1_000);
      const after = new Outbox(db, { clock, newId: systemId });
      expect(await new TicketDesk({ outbox: after, link, clock, spans, publicAddress: null }).recall(ZONE)).toBe(true);
      expect(after.beginPrint()).toBeNull();
      expect(await sendOldest(after, link)).toBe('acknowledged');
      expect(await sendOldest(after, link)).toBe('acknowledged');
      expect(after.state()).toMatchObject({ undelivered: 0, refused: 0 });

      const { alerts } = (await manager.call('GET', '/live')).body;
      const lost = alerts.filter((alert: any) => alert.kind === 'paperLost');
      expect(lost).toHaveLength(1);
      expect(lost[0].sentence).toContain('A-001');
      const removal = { reason: { code: 'duplicate', note: 'El tótem se apagó' } };
      expect((await manager.call('POST', `/tickets/${heard.visitId}/remove`, removal)).status).toBe(204);
      const exclusion = { code: 'duplicate', reason: { code: 'duplicate' } };
      for (const [person, state] of [
        [manager, 'asked'],
        [admin, 'excluded'],
      ] as const)
        expect((await person.call('POST', `/tickets/${heard.visitId}/exclude`, exclusion)).body).toEqual({ state });
      const live = (await manager.call('GET', '/live')).body;
      expect(live.alerts.filter((alert: any) => alert.kind === 'paperLost')).toEqual([]);
      expect(live.counts).toMatchObject({ issued: 1, waiting: 0, removed: 1 });
      const { standard, tickets } = figuresOf(served);
      expect(tickets.issued).toBe(1);
      expect(standard.exclusions).toContainEqual(expect.objectContaining({ code: 'duplicate', visits: 1 }));
      expect(verifyFile(`${served.folder}/branch.db`).ok).toBe(true);
    }));

  it('prints it after all when its person touches again, and the alarm is over', () =>
    withLateKiosk(async ({ served, link, time: { clock, spans }, db }) => {
      const { branch, manager } = served;
      const asked = { ...TAP, publicAddress: null, practice: false, seal: false, key: 'tap-heard-0001' };
      const before = new Outbox(db, { clock, newId: systemId });
      const { visitId } = before.begin(asked, branch.engine.state().day!.date);
      await link.issue(visitId, ticketRequest(asked.key));
      clock.advance(RECALL_MS + 1_000);
      const after = new Outbox(db, { clock, newId: systemId });
      const desk = new TicketDesk({ outbox: after, link, clock, spans, publicAddress: null });
      await desk.recall(ZONE);
      await sendOldest(after, link);
      expect((await manager.call('GET', '/live')).body.alerts).toMatchObject([
        { kind: 'serviceUncovered' },
        { kind: 'paperLost' },
      ]);
      expect(await desk.issue(asked)).toMatchObject({ ok: true, value: { visitId, number: 'A-001' } });
      const job = after.beginPrint();
      after.printed(job!.id);
      expect(await sendOldest(after, link)).toBe('acknowledged');
      expect((await manager.call('GET', '/live')).body.alerts).toMatchObject([{ kind: 'serviceUncovered' }]);
      expect(branch.engine.state().open.size).toBe(1);
    }));
});
