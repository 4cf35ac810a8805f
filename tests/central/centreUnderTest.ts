import type { CentreSignIn } from '@turno25/central/access/signIn.ts';
import type { Centre } from '@turno25/central/centre.ts';
import { openCentre } from '@turno25/central/openCentre.ts';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { serveCentre } from '@turno25/central/server.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import type { Warehouse } from '@turno25/central/warehouse/port.ts';
import type { OfficerRole } from '@turno25/shared/contracts/centrePermissions.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { VirtualClock } from '@turno25/shared/time/clock.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import {
  type Client,
  clientOf,
  keptSecret,
  removeFolder,
  SECRET,
  type ServedBranch,
  tempFolder,
} from '../support/branch.ts';
import { MemoryWarehouse } from './memoryWarehouse.ts';

export type CentreUnderTest = {
  readonly centre: Centre;
  readonly warehouse: MemoryWarehouse;
  readonly folder: string;
  readonly address: string;
  /** Signs in anew: sessions end with the hours that tests let pass. */
  readonly admin: () => Promise<Client>;
  /** An account of a role, of long ago, named like it. Answers its id. */
  readonly officer: (role: OfficerRole) => Promise<string>;
  readonly enter: (login: string, secret?: string) => Promise<Client>;
  /** Asks every branch once, figures included. */
  readonly pull: () => Promise<void>;
  readonly failures: unknown[];
};

/** A central office on a free port of this machine, which asks nobody by itself. */
export async function withCentre<T>(
  run: (under: CentreUnderTest) => Promise<T>,
  {
    clock,
    folder,
    warehouse = new MemoryWarehouse(),
    duck = false,
    port = 0,
    limitTries = false,
    signIn = null,
  }: {
    clock?: VirtualClock;
    folder?: string;
    warehouse?: MemoryWarehouse;
    /** The warehouse that is embedded in a centre, in the place of one that only remembers. */
    duck?: boolean;
    port?: number;
    limitTries?: boolean;
    signIn?: CentreSignIn | null;
  } = {},
): Promise<T> {
  const where = folder ?? tempFolder();
  const failures: unknown[] = [];
  const opened = await openCentre({
    folder: where,
    warehouse: async (inFolder): Promise<Warehouse> => (duck ? openDuckDb(inFolder) : warehouse),
    sources: clock === undefined ? systemSources : { ...systemSources, clock },
    threads: 1,
    atOnce: 4,
    everyMs: 1_000_000_000,
    centreKey: null,
    signIn,
    failed: (_branchId, error) => failures.push(error),
  });
  const centre = must(opened.ok ? opened.value : null, 'the folder is free');
  const server = await serveCentre(centre, { host: '127.0.0.1', port, logLevel: 'silent', limitTries });
  try {
    if (centre.accounts.isEmpty())
      centre.accounts.add({
        id: 'a1',
        login: 'admin',
        name: 'Administración',
        role: 'admin',
        secretHash: await keptSecret(),
      });
    const enter = async (login: string, secret = SECRET): Promise<Client> => {
      const entered = await clientOf(server.address, null).call('POST', '/sessions', { login, secret });
      return clientOf(server.address, entered.body.token);
    };
    const admin = (): Promise<Client> => enter('admin');
    const officer = async (role: OfficerRole): Promise<string> => {
      centre.accounts.add({ id: role, login: role, name: role, role, secretHash: await keptSecret() });
      return role;
    };
    const pull = async (): Promise<void> => {
      await centre.rounds.once();
      await centre.intake.settled();
    };
    return await run({
      centre,
      warehouse,
      folder: where,
      address: server.address,
      admin,
      officer,
      enter,
      pull,
      failures,
    });
  } finally {
    await server.stop();
    if (folder === undefined) removeFolder(where);
  }
}

/** Enrols a served branch, which gets an account for the centre. */
export async function enrolServed(
  { centre }: Pick<CentreUnderTest, 'centre'>,
  served: ServedBranch,
  id = 'sucursal-1',
): Promise<string> {
  const account = { login: 'central', name: 'Nivel central', role: 'central', secret: SECRET };
  await served.admin.call('POST', '/staff', account);
  const body = {
    id,
    name: 'Sucursal de prueba',
    comuna: '13101',
    profile: 'branch',
    publicKey: served.branch.branchKey.publicPem,
    pull: { address: served.server.address, login: 'central', secret: SECRET },
  } as const;
  must(enrolBranch(centre, body, 'console').ok ? true : null, 'it is enrolled');
  return id;
}

/** Two tickets, one of them attended, and the day closed and sealed: through the branch's own doors. */
export async function workADay(
  { kiosk, manager, attendants: [attendant] }: ServedBranch,
  clock: VirtualClock,
): Promise<void> {
  const done = async (client: Client | undefined, path: string, body: unknown = {}): Promise<void> => {
    const reply = await must(client, 'somebody asks').call('POST', path, body);
    if (reply.status >= 300) throw new Error(`${path}: ${reply.text}`);
  };
  await done(kiosk, '/tickets', { serviceId: 'pgu', class: 'general' });
  await done(kiosk, '/tickets', { serviceId: 'rsh', class: 'preferential' });
  await done(attendant, '/counters/m1/open');
  for (const verb of ['call-next', 'start']) await done(attendant, `/counters/m1/${verb}`);
  clock.advance(8 * 60_000);
  await done(attendant, '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['rsh'] });
  await done(manager, '/day/close', { force: true });
}
