import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendOldest } from '@turno25/kiosk/outbox/courier.ts';
import { openOutboxDatabase } from '@turno25/kiosk/outbox/database.ts';
import { Outbox } from '@turno25/kiosk/outbox/outbox.ts';
import type { ServerLink } from '@turno25/kiosk/outbox/serverLink.ts';
import { TicketDesk } from '@turno25/kiosk/outbox/ticketDesk.ts';
import { err } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { expect, test } from 'vitest';
import { seedConfig, withServer } from '../support/branch.ts';
import { kioskLink } from '../support/kioskLink.ts';

/** A real server, and an outbox that speaks to it through a line that a test can cut. */
test('tickets given alone come to the real server, in order, with a lost answer among them', () =>
  withServer(async (served) => {
    const { branch } = served;
    const folder = mkdtempSync(join(tmpdir(), 'turno25-'));
    const link = await kioskLink(served, 'Tótem que se queda solo');
    let line: 'whole' | 'cut' | 'deaf' = 'whole';
    const away = err({ kind: 'away' as const });
    const cuttable: ServerLink = {
      async issue(visitId, request) {
        if (line === 'cut') return away;
        const answer = await link.issue(visitId, request);
        return line === 'deaf' ? away : answer;
      },
      checkIn: async (visitId, request) => (line === 'cut' ? away : link.checkIn(visitId, request)),
      send: async (key, parcel) => (line === 'cut' ? away : link.send(key, parcel)),
      reprint: async (visitId, identity) => (line === 'cut' ? away : link.reprint(visitId, identity)),
      ticket: async (visitId) => (line === 'cut' ? away : link.ticket(visitId)),
      reserve: async (dates, passes) => (line === 'cut' ? away : link.reserve(dates, passes)),
      witness: async (heads, now) => (line === 'cut' ? away : link.witness(heads, now)),
      handBack: async (receipts) => (line === 'cut' ? away : link.handBack(receipts)),
    };
    const db = openOutboxDatabase(join(folder, 'outbox.db'));
    try {
      const outbox = new Outbox(db, systemSources);
      const desk = new TicketDesk({ ...systemSources, outbox, link: cuttable, publicAddress: null });
      const [service] = seedConfig().services;
      const tap = (key: string) =>
        desk.issue({
          key,
          series: service!.series,
          serviceId: service!.id,
          class: 'general',
          language: 'es-CL',
          institution: 'ChileAtiende',
          branch: 'Sucursal de prueba',
          service: service!.name,
          zone: 'America/Santiago',
        });

      expect(await desk.prepare('America/Santiago')).toBe(true);
      expect(await tap('tap-heard-0001')).toMatchObject({ ok: true, value: { source: 'server' } });
      line = 'deaf';
      const unheard = await tap('tap-unheard-02');
      line = 'cut';
      const alone = await tap('tap-alone-0003');
      expect(unheard).toMatchObject({ ok: true, value: { source: 'block' } });
      expect(alone).toMatchObject({ ok: true, value: { source: 'block' } });
      expect(await sendOldest(outbox, cuttable)).toBe('away');
      line = 'whole';
      for (let job = outbox.beginPrint(); job !== null; job = outbox.beginPrint()) outbox.printed(job.id);
      for (
        let step = await sendOldest(outbox, cuttable);
        step !== 'nothing';
        step = await sendOldest(outbox, cuttable)
      ) {
        expect(step).toBe('acknowledged');
      }
      for (const given of [unheard, alone]) {
        if (!given.ok) throw new Error('no ticket');
        const ticket = branch.engine.state().open.get(given.value.visitId)?.ticket;
        expect(ticket && formatTicketNumber(ticket)).toBe(given.value.number);
      }
      expect(branch.engine.state().open.size).toBe(3);
    } finally {
      db.close();
      rmSync(folder, { recursive: true });
    }
  }));
