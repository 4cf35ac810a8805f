import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { startServer } from '@turno25/queue-server/server.ts';
import { configOfPlan, idFrom } from '@turno25/queue-server/setup/configOfPlan.ts';
import { newBranch } from '@turno25/queue-server/setup/newBranch.ts';
import { type SetupPlan, setupPlan } from '@turno25/shared/contracts/setup.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, removeFolder, seedConfig, tempFolder } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';

const PLAN = {
  name: 'ChileAtiende Ñuñoa',
  comuna: '13120',
  address: 'Calle de ejemplo 1',
  weekdays: { open: '08:30', close: '14:00' },
  counters: 4,
  staff: [
    { login: 'administracion', name: 'Persona Inventada', role: 'admin' },
    { login: 'ejecutiva', name: 'Otra Persona', role: 'attendant', secret: 'una-clave-larga-1' },
  ],
  devices: [{ kind: 'kiosk', name: 'Tótem de la entrada' }],
} as const;
const planOf = (part: object = {}): SetupPlan => setupPlan.parse({ ...PLAN, ...part });

let parent: string;
let folder: string;
beforeEach(() => {
  parent = tempFolder();
  folder = join(parent, 'branch');
});
afterEach(() => removeFolder(parent));

describe('a branch from nothing', () => {
  it('gives what it chose of the national catalogue, with its institutions, and the usual where it chose nothing', () => {
    const chosen = configOfPlan(planOf({ serviceIds: ['pgu', 'cedula', 'cesantia'] }), seedConfig(), 2026);
    if (!chosen.ok) throw new Error(chosen.error);
    expect(chosen.value.services.map(({ id }) => id)).toEqual(['pgu', 'cedula', 'cesantia']);
    expect(chosen.value.institutions.map(({ id }) => id)).toContain('afc');
    expect(chosen.value.institutions.map(({ id }) => id)).not.toContain('compin');
    const usual = configOfPlan(planOf(), seedConfig(), 2026);
    expect(usual.ok && usual.value.services.length).toBe(seedConfig().services.length);
  });

  it('opens with its users, its machines and its own name, and verifies', async () => {
    const made = await newBranch(folder, planOf(), seedConfig(), systemSources);
    if (!made.ok) throw new Error(made.error);
    expect(made.value.branchId).toBe('chileatiende-nunoa');
    const [admin, attendant] = made.value.staff;
    expect(attendant?.secret).toBeNull();
    const branch = openBranch({
      files: filesIn(folder),
      config: seedConfig(),
      ignoreHours: true,
      sources: systemSources,
    });
    const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', limitTries: false });
    try {
      const anonymous = clientOf(server.address, null);
      const enter = (login: string, secret: string) => anonymous.call('POST', '/sessions', { login, secret });
      expect((await enter('ejecutiva', 'una-clave-larga-1')).status).toBe(201);
      const session = await enter('administracion', admin?.secret ?? '');
      const client = clientOf(server.address, session.body.token);
      expect((await client.call('POST', '/day/open', {})).status).toBe(200);
      const { body } = await anonymous.call('POST', '/devices/enrol', { code: made.value.devices[0]?.code });
      const kiosk = clientOf(server.address, body.token);
      const ticket = await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      expect([ticket.status, ticket.body.branchName]).toEqual([201, 'ChileAtiende Ñuñoa']);
    } finally {
      await server.stop();
    }
    expect(verifyFile(join(folder, 'branch.db')).ok).toBe(true);
  });

  it('never begins over another one, and leaves that as it was', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'branch.db'), 'somebody’s');
    const made = await newBranch(folder, planOf(), seedConfig(), systemSources);
    expect(made).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual(['branch.db']);
  });

  it('touches no folder that has anything in it, whatever goes wrong', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'seal.key.pem'), 'what is left of a branch');
    const made = await newBranch(folder, planOf(), seedConfig(), systemSources);
    expect(made).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual(['seal.key.pem']);
  });

  it.each([
    ['comuna', { comuna: '99999' }],
    ['serviceIds', { serviceIds: ['pgu', 'nothing'] }],
    ['counters', { counters: [{ label: '1' }, { label: '1' }] }],
  ])('says what does not fit in %s, and makes nothing', async (place, part) => {
    const made = await newBranch(folder, planOf(part), seedConfig(), systemSources);
    expect(made).toMatchObject({ ok: false, error: expect.stringContaining(place) });
    expect(existsSync(folder)).toBe(false);
  });

  it.each([
    [{ staff: [PLAN.staff[1]] }, 'admin'],
    [{ staff: [PLAN.staff[0], PLAN.staff[0]] }, 'mismo usuario'],
    [{ weekdays: { open: '14:00', close: '08:30' } }, 'apertura'],
  ])('asks for what nobody can do without (%#)', (part, words) => {
    const read = setupPlan.safeParse({ ...PLAN, ...part });
    expect(read.error?.issues.map(({ message }) => message).join()).toContain(words);
  });
});

describe('what follows from the comuna', () => {
  it.each([
    ['12101', 'America/Punta_Arenas'],
    ['11101', 'America/Coyhaique'],
    ['05201', 'Pacific/Easter'],
    ['15101', 'America/Santiago'],
  ])('%s is in %s, with its holidays', (comuna, zone) => {
    const config = configOfPlan(planOf({ comuna }), seedConfig(), 2026);
    if (!config.ok) throw new Error(config.error);
    expect(config.value.branch.zone).toBe(zone);
    const names = config.value.hours.holidays.filter(({ date }) => date.startsWith('2026')).map(({ name }) => name);
    expect(names).toContain('Año Nuevo');
    expect(names.some((name) => name.includes('Arica'))).toBe(comuna === '15101');
  });

  it('makes an id of every name', () => {
    expect(['ChileAtiende Ñuñoa', '  Móvil: Alto  Biobío! ', 'IPS 25'].map(idFrom)).toEqual([
      'chileatiende-nunoa',
      'movil-alto-biobio',
      'ips-25',
    ]);
  });
});
