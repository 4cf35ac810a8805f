import { randomUUID } from 'node:crypto';
import { readDay } from '@turno25/queue-server/exports/day.ts';
import { periodFigures } from '@turno25/queue-server/figures/period.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { describe, expect, it } from 'vitest';
import { withServer } from '../support/branch.ts';
import { deliveryOf, firstBlock } from '../support/deliveries.ts';
import { verifyFile } from '../support/ledgerFile.ts';

const DAY = 24 * 60 * 60_000;

describe('a kiosk that comes back after the closing', () => {
  it('whose acknowledgement was lost: the printed number stands as a late correction, and the rest arrives', () =>
    withServer(async (served) => {
      const { kiosk, manager, branch, folder } = served;
      const block = await firstBlock(served, 'A');
      const visitId = randomUUID();
      expect((await kiosk.call('POST', '/tickets', { visitId, serviceId: 'pgu', class: 'general' })).status).toBe(201);
      await manager.call('POST', '/day/close', { force: true });
      const late = await kiosk.call('POST', '/deliveries', deliveryOf(block, { visitId }));
      expect([late.status, late.body.number, late.body.late]).toEqual([200, `A-${block.from}`, true]);
      expect(branch.reports.visitLabel(visitId)).toMatchObject({ series: 'A', number: block.from });
      expect(branch.reports.day(block.businessDate)?.seals).toBe(2);
      const day = readDay(branch.ledger, block.businessDate, null);
      expect(day?.figures.tickets.issued).toBe(1);
      const next = await kiosk.call('POST', '/deliveries', deliveryOf({ ...block, from: block.from + 1 }));
      expect(next.status).toBe(200);
      const abandoned = await kiosk.call('POST', `/tickets/${visitId}/print`, { status: 'abandoned', copy: false });
      expect(abandoned.status).toBe(200);
      expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
    }));

  it('with tickets of a date that never opened: the day comes with them, marked as late, and today is untouched', () => {
    const clock = new VirtualClock(Date.now());
    return withServer(
      async (served) => {
        const { kiosk, branch, folder } = served;
        const missed = addDays(branch.engine.state().day?.date ?? '', 1);
        const block = await firstBlock(served, 'A', {}, missed);
        await branch.act({ type: 'closeDay', force: true });
        const issuedAt = clock.now() + DAY;
        clock.advance(2 * DAY);
        const today = addDays(missed, 1);
        const next = await firstBlock(served, 'A', {}, today);
        expect((await kiosk.call('POST', '/deliveries', deliveryOf(next))).body.code).toBe('day.closed');
        await branch.act({ type: 'openDay' });
        expect((await kiosk.call('POST', '/deliveries', deliveryOf(next))).status).toBe(200);

        const late = deliveryOf(block, { issuedAt: new Date(issuedAt).toISOString() });
        expect((await kiosk.call('POST', '/deliveries', late)).body).toMatchObject({ late: true });
        expect(branch.engine.state()).toMatchObject({ day: { date: today }, lastClosedDate: missed });
        expect(branch.today.standard(branch.engine.now())).not.toBeNull();
        const second = deliveryOf({ ...block, from: block.from + 1 }, { issuedAt: new Date(issuedAt).toISOString() });
        expect((await kiosk.call('POST', '/deliveries', second)).status).toBe(200);
        expect(branch.reports.day(missed)?.seals).toBe(2);
        const day = readDay(branch.ledger, missed, null);
        expect(day?.figures.tickets).toMatchObject({ issued: 2, ends: { expired: { notAttended: 2 } } });
        const period = periodFigures(
          branch,
          { state: branch.engine.state(), now: branch.engine.now() },
          missed,
          missed,
        );
        expect(period).toMatchObject({ ok: true, value: { figures: { tickets: { issued: 2 } } } });
        expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
        await branch.act({ type: 'closeDay', force: true });
        expect(branch.engine.state()).toMatchObject({ day: null, lastClosedDate: today });
      },
      { clock },
    );
  });
});
