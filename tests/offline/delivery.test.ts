import { randomUUID } from 'node:crypto';
import { readDay } from '@turno25/queue-server/exports/day.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { describe, expect, it } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';

type Block = { readonly series: string; readonly businessDate: string; readonly from: number; readonly to: number };

async function blocksOf({ kiosk, branch }: ServedBranch): Promise<{ readonly date: string; readonly block: Block }> {
  const { date } = branch.engine.state().day!;
  const reply = await kiosk.call('POST', '/devices/blocks', { dates: [date] });
  expect(reply.status).toBe(200);
  return { date, block: reply.body.blocks.find((block: Block) => block.series === 'A') };
}

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** A branch on a clock of its own; `later` lets an hour pass, so that a block was granted long before, and says what time it is. */
function anHourLater(run: (served: ServedBranch, later: () => number) => Promise<void>): Promise<void> {
  const clock = new VirtualClock(Date.now());
  const later = (): number => {
    clock.advance(60 * 60_000);
    return clock.now();
  };
  return withServer((served) => run(served, later), { clock, elapsed: () => clock.now() });
}

describe('a kiosk that lost the server', () => {
  it('brings its tickets home: the wait counts from the true taking, with the offset beside it', () =>
    anHourLater(async (served, later) => {
      const { kiosk, branch, manager, attendants, folder } = served;
      const { date, block } = await blocksOf(served);
      const now = later();
      const ticket = {
        visitId: randomUUID(),
        series: 'A',
        number: block.from,
        businessDate: date,
        serviceId: 'pgu',
        class: 'general',
        language: 'es-CL',
        issuedAt: new Date(now - 30 * 60_000).toISOString(),
        clockOffsetMs: 5000,
        printed: true,
      };
      const key = { 'idempotency-key': 'offline-tap-1' };
      const first = await kiosk.call('POST', '/deliveries', ticket, key);
      expect([first.status, first.body.number]).toEqual([200, `A-${block.from}`]);
      expect((await kiosk.call('POST', '/deliveries', ticket, key)).text).toBe(first.text);
      const visit = branch.engine.state().open.get(ticket.visitId)!;
      expect(visit.issuedAt).toBe(Date.parse(ticket.issuedAt) + 5000);
      expect(visit.estimatedTime).toBe(true);
      const row = branch.db
        .prepare("SELECT occurred_at, recorded_at, clock_offset_ms FROM event WHERE type = 'ticketIssued'")
        .get() as Record<string, number>;
      expect(row.clock_offset_ms).toBe(5000);
      expect(row.recorded_at! - row.occurred_at!).toBeGreaterThan(20 * 60_000);
      expect((await manager.call('GET', '/live')).body.standard.lostWaiting).toBe(1);
      const online = await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      expect(online.body.number).toBe('A-001');
      await attendants[0]!.call('POST', '/counters/m1/open', {});
      expect((await attendants[0]!.call('POST', '/counters/m1/call-next', {})).body.counter.visit.number).toBe(
        `A-${block.from}`,
      );
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));

  it('whose acknowledgement was lost: the printed number stands, the other is void', () =>
    withServer(async (served) => {
      const { kiosk, branch } = served;
      const { date, block } = await blocksOf(served);
      const visitId = randomUUID();
      expect((await kiosk.call('POST', '/tickets', { visitId, serviceId: 'pgu', class: 'general' })).body.number).toBe(
        'A-001',
      );
      const delivered = await kiosk.call('POST', '/deliveries', {
        visitId,
        series: 'A',
        number: block.from,
        businessDate: date,
        serviceId: 'pgu',
        class: 'general',
        language: 'es-CL',
        issuedAt: ago(0),
        clockOffsetMs: 0,
        printed: true,
      });
      expect(delivered.status).toBe(200);
      expect(branch.engine.state().open.size).toBe(1);
      expect(branch.engine.state().open.get(visitId)!.ticket).toEqual({ series: 'A', number: block.from });
      const figures = readDay(branch.ledger, date, branch.engine.now())!;
      expect(figures.figures.tickets.issued).toBe(1);
    }));

  it('cannot give a number outside its block, or one that another visit has', () =>
    withServer(async (served) => {
      const { kiosk } = served;
      const { date, block } = await blocksOf(served);
      const base = {
        series: 'A',
        businessDate: date,
        serviceId: 'pgu',
        class: 'general',
        language: 'es-CL',
        issuedAt: ago(1),
        clockOffsetMs: 0,
        printed: false,
      };
      const outside = await kiosk.call('POST', '/deliveries', { ...base, visitId: randomUUID(), number: 7 });
      expect(outside.body.code).toBe('ticket.notInBlock');
      await kiosk.call('POST', '/deliveries', { ...base, visitId: randomUUID(), number: block.from });
      const taken = await kiosk.call('POST', '/deliveries', { ...base, visitId: randomUUID(), number: block.from });
      expect(taken.body.code).toBe('ticket.numberTaken');
    }));

  it('that comes back after the closing: the ticket keeps its date, expires then, and brings an amendment', () =>
    anHourLater(async (served, later) => {
      const { kiosk, manager, branch, folder } = served;
      const { date, block } = await blocksOf(served);
      const now = later();
      await manager.call('POST', '/day/close', {});
      const late = await kiosk.call('POST', '/deliveries', {
        visitId: randomUUID(),
        series: 'A',
        number: block.from,
        businessDate: date,
        serviceId: 'pgu',
        class: 'general',
        language: 'es-CL',
        issuedAt: new Date(now - 45 * 60_000).toISOString(),
        clockOffsetMs: 0,
        printed: true,
      });
      expect([late.status, late.body.late]).toEqual([200, true]);
      const day = readDay(branch.ledger, date, null)!;
      expect(day.figures.tickets.ends.expired.notAttended).toBe(1);
      expect(day.figures.standard.lostPastLimit).toBe(1);
      expect(branch.reports.day(date)!.seals).toBe(2);
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));

  it('gets another block when half of its last one is used, and never the same numbers as another kiosk', () =>
    withServer(async (served) => {
      const { kiosk, branch, anonymous } = served;
      const { date, block } = await blocksOf(served);
      const again = await blocksOf(served);
      expect(again.block).toEqual(block);
      const { code } = branch.devices.newCode('kiosk', 'otro tótem', branch.engine.now());
      const { token } = (await anonymous.call('POST', '/devices/enrol', { code })).body;
      const other = await kiosk.call(
        'POST',
        '/devices/blocks',
        { dates: [date] },
        { authorization: `Bearer ${token}` },
      );
      expect(other.body.blocks.find((one: Block) => one.series === 'A').from).toBeGreaterThan(block.to);
    }));
});

describe('a kiosk’s token', () => {
  it('reserves numbers for the coming two weeks, and not for years to come', () =>
    withServer(async ({ kiosk, branch }) => {
      const today = branch.engine.state().day!.date;
      const seq = branch.ledger.head().seq;
      const far = [15, 60, 400, 4000].map((days) => addDays(today, days));
      expect((await kiosk.call('POST', '/devices/blocks', { dates: far })).body.blocks).toEqual([]);
      expect(branch.ledger.head().seq).toBe(seq);
      const near = await kiosk.call('POST', '/devices/blocks', { dates: [addDays(today, 14)] });
      expect(near.body.blocks.length).toBeGreaterThan(0);
    }));
});

describe('the same person', () => {
  it('is offered the ticket they have, and may ask for another', () =>
    withServer(async ({ kiosk }) => {
      const ticket = {
        serviceId: 'pgu',
        class: 'general',
        identity: { type: 'run', value: '11.111.111-1', fromCard: true },
      };
      await kiosk.call('POST', '/tickets', ticket);
      const second = await kiosk.call('POST', '/tickets', ticket);
      expect([second.status, second.body.code, second.body.facts.number]).toEqual([
        409,
        'ticket.alreadyWaiting',
        'A-001',
      ]);
      expect((await kiosk.call('POST', '/tickets', { ...ticket, again: true })).body.number).toBe('A-002');
      expect((await kiosk.call('POST', '/tickets', { ...ticket, serviceId: 'tne' })).status).toBe(201);
    }));
});

describe('OIRS', () => {
  it('gives a folio, answers its state, and keeps what it says sealed', () =>
    withServer(async ({ kiosk, branch, folder }) => {
      const body = {
        kind: 'complaint',
        institutionId: 'ips',
        text: 'La espera fue larguísima',
        replyChannel: 'email',
        replyTo: 'nadie@ejemplo.cl',
      };
      const filed = await kiosk.call('POST', '/oirs', body);
      expect(filed.status).toBe(201);
      expect(filed.body.folio).toMatch(/^OIRS-IPS-STGO-CENTRO-\d{4}-000001[\dK]$/);
      expect((await kiosk.call('GET', `/oirs/${filed.body.folio}`)).body).toMatchObject({
        kind: 'complaint',
        state: 'received',
        dueDate: filed.body.dueDate,
      });
      expect((await kiosk.call('POST', '/oirs', { ...body, replyTo: undefined })).status).toBe(400);
      expect((await kiosk.call('POST', '/oirs', { ...body, institutionId: 'nadie' })).body.code).toBe(
        'institution.unknown',
      );
      const stored = JSON.stringify(branch.db.prepare('SELECT CAST(payload AS TEXT) FROM event').all());
      expect(stored).not.toContain('larguísima');
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));
});
