import type { KioskStart } from '@turno25/shared/domain/branch/kioskStart.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { expect, test } from 'vitest';
import { type Client, clientOf, enrolled, type ServedBranch, withServer } from '../support/branch.ts';

const HELLO = { 'es-CL': 'Bienvenidas y bienvenidos', en: 'Welcome' };

function publish({ admin, branch }: ServedBranch, kioskStart: unknown, client = admin) {
  const { version, config } = must(branch.engine.state().config, 'the branch is configured');
  return client.call('PUT', '/settings', { version, config: { ...config, kioskStart } });
}
const startOf = async (client: Client) => (await client.call('GET', '/catalog')).body.start;
const idOf = ({ branch }: ServedBranch, name: string): string =>
  must(
    branch.devices.list().find((device) => device.name === name),
    'it was enrolled',
  ).id;

test('kiosks say and offer first what was published, each its own before the branch’s', () =>
  withServer(async (served) => {
    const { branch, server, kiosk, manager, attendants } = served;
    const upstairs = clientOf(server.address, await enrolled(branch, 'kiosk', 'Segundo piso'));
    expect(await startOf(kiosk)).toEqual({
      greeting: null,
      rights: null,
      closing: null,
      first: null,
      institutions: [],
    });
    const wanted: KioskStart = {
      greeting: HELLO,
      rights: { 'es-CL': 'Pida una silla de ruedas en el mesón' },
      closing: { 'es-CL': 'Puede esperar en el patio' },
      first: ['pension-invalidez', 'pgu'],
      institutions: ['registro-civil'],
      languages: ['es-CL', 'en'],
      each: [{ id: idOf(served, 'Segundo piso'), greeting: { 'es-CL': 'Segundo piso' }, first: ['pgu'] }],
    };
    expect((await publish(served, wanted, manager)).status).toBe(403);
    const config = must(branch.engine.state().config, 'the branch is configured').config;
    const [one, two] = config.services.map(({ id }) => id);
    const known = {
      ...wanted,
      first: [must(two, 'there is'), must(one, 'there is')],
      institutions: [must(config.institutions.at(-1), 'there is').id],
    };
    const own = { ...known, each: [{ ...must(known.each?.[0], 'there is'), first: [must(one, 'there is')] }] };
    expect((await publish(served, own)).status).toBe(200);
    expect(await startOf(kiosk)).toMatchObject({ greeting: HELLO, closing: wanted.closing, first: [two, one] });
    expect(await startOf(upstairs)).toMatchObject({
      greeting: { 'es-CL': 'Segundo piso' },
      rights: wanted.rights,
      first: [one],
    });
    expect(await startOf(must(attendants[0], 'there are six'))).toMatchObject({ greeting: HELLO });
    const { languages, services } = (await upstairs.call('GET', '/catalog')).body;
    expect(languages).toEqual(['es-CL', 'en']);
    // What is not named first is offered all the same, and gives a ticket: nobody is kept from a line by a menu.
    expect(services.map(({ id }: { id: string }) => id)).toEqual(config.services.map(({ id }) => id));
    expect((await upstairs.call('POST', '/tickets', { serviceId: two, class: 'general' })).status).toBe(201);
    // The change bears its author's name.
    const last = [...branch.ledger.events()].filter(({ type }) => type === 'configPublished').at(-1);
    expect(last?.actor).not.toBe('boss');
  }));

test('no text of a branch may gainsay or cover what a kiosk has to say, and nothing that is not there may be named', () =>
  withServer(async (served) => {
    const wrong: readonly (readonly [path: string, unknown])[] = [
      ['greeting/es-CL', { greeting: { 'es-CL': 'Sin atención preferente' } }],
      ['greeting/en', { greeting: { ...HELLO, en: 'Your RUN is mandatory' } }],
      ['rights/es-CL', { rights: { 'es-CL': '<h1>Derechos</h1>' } }],
      ['closing/es-CL', { closing: { 'es-CL': 'a b '.repeat(60) } }],
      ['greeting', { greeting: { en: 'Welcome' } }],
      ['first', { first: ['no-hay'] }],
      ['first', { first: [] }],
      ['institutions', { institutions: ['no-hay'] }],
      ['languages', { languages: ['en'] }],
      ['each', { each: [{ id: 'k1' }, { id: 'k1' }] }],
      ['each/0', { each: [{ id: 'k1', rights: { 'es-CL': 'Solo aquí' } }] }],
    ];
    for (const [path, start] of wrong) {
      const { status, body } = await publish(served, start);
      expect([status, path]).toEqual([400, path]);
      expect(body.issues.map((issue: { path: string }) => issue.path)).toContain(`body/config/kioskStart/${path}`);
    }
    expect(served.branch.engine.state().config?.version).toBe(1);
  }));

test('the most used are those of the four weeks before today, and do not change while people look at them', async () => {
  const clock = new VirtualClock(Date.parse('2026-11-19T13:00:00.000Z'));
  await withServer(
    async (served) => {
      const { branch, kiosk, manager } = served;
      const take = (serviceId: string) => kiosk.call('POST', '/tickets', { serviceId, class: 'general' });
      const [one, two] = must(branch.engine.state().config, 'the branch is configured').config.services.map(
        ({ id }) => id,
      );
      for (const id of [two, two, one]) expect((await take(must(id, 'there are many'))).status).toBe(201);
      expect((await publish(served, { first: 'used' })).status).toBe(200);
      expect((await startOf(kiosk)).first).toEqual([]);
      clock.set(clock.now() + 24 * 60 * MINUTE);
      expect((await startOf(kiosk)).first).toEqual([two, one]);
      const opened = await manager.call('POST', '/day/open', {});
      if (opened.status < 300) await take(must(one, 'there are many'));
      expect((await startOf(kiosk)).first).toEqual([two, one]);
      // Twenty-nine days later they are of no use any more.
      clock.set(clock.now() + 28 * 24 * 60 * MINUTE);
      const later = (await startOf(kiosk)).first;
      expect(later).not.toContain(two);
    },
    { clock },
  );
});
