import type { HostTicketBody } from '@turno25/shared/contracts/deviceHost.ts';
import { seededIds } from '@turno25/shared/time/ids.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { describe, expect, it } from 'vitest';
import { sendOldest } from './courier.ts';
import { openOutboxDatabase } from './database.ts';
import { MemoryServer } from './fakes/memoryServer.ts';
import { Outbox } from './outbox.ts';
import { OwnBranch } from './ownBranch.ts';
import type { ServerLink } from './serverLink.ts';
import { TODAY, ZONE } from './testing/powerWorld.ts';
import { TicketDesk } from './ticketDesk.ts';

const NOON = Date.parse('2026-11-20T15:00:00Z');

/** One outbox that is set up for one branch after another: each call is the service as it starts again. */
function machine() {
  const time = new VirtualTime(NOON);
  const newId = seededIds(seededRandom(25));
  const db = openOutboxDatabase(':memory:');
  const serverOf = (letter: string): MemoryServer => {
    const server = new MemoryServer(time.clock);
    server.head = { ...server.head, ledgerId: letter.repeat(64) };
    server.granted = [{ series: 'A', businessDate: TODAY, from: 501, to: 540 }];
    return server;
  };
  let taps = 0;
  return {
    here: serverOf('a'),
    there: serverOf('b'),
    startFor: (server: ServerLink, door: string) => {
      const outbox = new Outbox(db, { clock: time.clock, newId });
      const branch = new OwnBranch({ outbox, link: server, clock: time.clock, door });
      const link = branch.link();
      const desk = new TicketDesk({ outbox, link, clock: time.clock, spans: time.spans, publicAddress: null });
      const tap = () => {
        taps += 1;
        const body: HostTicketBody = {
          key: `tap-${String(taps).padStart(8, '0')}`,
          serviceId: 'birth',
          class: 'general',
          series: 'A',
          language: 'es-CL',
          zone: ZONE,
          institution: 'SRCeI',
          branch: 'Ñuñoa',
          service: 'Certificado de nacimiento',
        };
        return desk.issue(body);
      };
      return { outbox, branch, desk, link, tap };
    },
    heardBy: (server: MemoryServer) => ({
      asked: server.asked.length,
      parcels: server.log.length,
      heads: server.handedBack.map(({ ledgerId }) => ledgerId[0]),
    }),
  };
}

describe('a kiosk that is set up for another branch', () => {
  it('sends it nothing and gives nobody a number while it owes something to its own', async () => {
    const { here, there, startFor, heardBy } = machine();
    const own = startFor(here, 'own');
    await own.desk.prepare(ZONE);
    await own.desk.witness();
    here.mood = 'away';
    expect(await own.tap()).toMatchObject({ ok: true, value: { number: 'A-501', source: 'block' } });

    const moved = startFor(there, 'other');
    expect(await moved.desk.prepare(ZONE)).toBe(false);
    await moved.desk.witness();
    expect(moved.branch.isOther).toBe(true);
    expect(await moved.tap()).toMatchObject({ ok: false, error: { code: 'otherBranch' } });
    expect(await sendOldest(moved.outbox, moved.link)).toBe('away');
    expect(heardBy(there)).toEqual({ asked: 0, parcels: 0, heads: [] });
    expect(moved.outbox.state()).toMatchObject({ undelivered: 1, refused: 0 });

    // Set up for its own again, everything goes on where it stood.
    here.mood = 'here';
    const back = startFor(here, 'own');
    await back.desk.prepare(ZONE);
    expect(await sendOldest(back.outbox, back.link)).toBe('acknowledged');
    expect(here.log).toMatchObject([{ kind: 'ticket', body: { number: 501 } }]);
  });

  it('gives no number of its own branch there while nobody has said which branch that is', async () => {
    const { here, there, startFor } = machine();
    const own = startFor(here, 'own');
    await own.desk.prepare(ZONE);
    there.mood = 'away';
    expect(await startFor(there, 'other').tap()).toMatchObject({ ok: false, error: { code: 'otherBranch' } });
    here.mood = 'away';
    // Under the credential that it always had, it goes on alone, also after a restart.
    expect(await startFor(here, 'own').tap()).toMatchObject({ ok: true, value: { number: 'A-501' } });
  });

  it('is taken once nothing is owed; numbers, codes and heads stay apart, and numbers go on should it come back', async () => {
    const { here, there, startFor, heardBy } = machine();
    const own = startFor(here, 'own');
    await own.desk.prepare(ZONE);
    await own.desk.witness();
    here.mood = 'away';
    await own.tap();
    here.mood = 'here';
    expect(await sendOldest(own.outbox, own.link)).toBe('acknowledged');

    const moved = startFor(there, 'other');
    await moved.desk.witness();
    expect(moved.branch.isOther).toBe(false);
    expect(moved.outbox.blocks.remaining('A', TODAY)).toBe(0);
    expect(moved.outbox.passes.held).toBe(0);
    await moved.desk.prepare(ZONE);
    await moved.desk.witness();
    expect(heardBy(there).heads).toEqual(['b']);
    there.mood = 'away';
    expect(await moved.tap()).toMatchObject({ ok: true, value: { number: 'A-501' } });
    there.mood = 'here';
    await sendOldest(moved.outbox, moved.link);

    const back = startFor(here, 'own');
    await back.desk.prepare(ZONE);
    here.mood = 'away';
    // 501 was given here before: a block that is granted again does not begin anew.
    expect(await back.tap()).toMatchObject({ ok: true, value: { number: 'A-502' } });
  });

  it('is not taken while a delivery that was refused may still be owed', async () => {
    const { here, there, startFor } = machine();
    const own = startFor(here, 'own');
    await own.desk.prepare(ZONE);
    here.mood = 'away';
    await own.tap();
    here.mood = 'here';
    here.refusal = 'server.unexpected';
    expect(await sendOldest(own.outbox, own.link)).toBe('refused');
    const moved = startFor(there, 'other');
    await moved.desk.witness();
    expect(moved.branch.isOther).toBe(true);
  });

  it('a new registration in the same branch tells what is owed, and gives numbers of its own from then on', async () => {
    const { here, startFor } = machine();
    const own = startFor(here, 'own');
    await own.desk.prepare(ZONE);
    here.mood = 'away';
    await own.tap();
    here.mood = 'here';
    const again = startFor(here, 'new');
    expect(await sendOldest(again.outbox, again.link)).toBe('acknowledged');
    here.granted = [...here.granted, { series: 'A', businessDate: TODAY, from: 541, to: 580 }];
    await again.desk.prepare(ZONE);
    here.mood = 'away';
    expect(await startFor(here, 'new').tap()).toMatchObject({ ok: true, value: { number: 'A-541' } });
  });
});
