import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeviceKind, newDeviceToken } from '@turno25/queue-server/access/devices.ts';
import { type Branch, type BranchOptions, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { loadConfig, MOBILE_SEED_CONFIG, SEED_CONFIG } from '@turno25/queue-server/configuration/load.ts';
import { type RunningServer, startServer } from '@turno25/queue-server/server.ts';
import { enrolBeside, registerStaff } from '@turno25/queue-server/verbs/access.ts';
import { hashSecret } from '@turno25/shared/access/secrets.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { type Clock, monotonicOf } from '@turno25/shared/time/clock.ts';
import type { NewId } from '@turno25/shared/time/ids.ts';
import { type Sources, systemSources } from '@turno25/shared/time/sources.ts';

export const SECRET = 'clave-de-prueba-1';

/** The seeded configuration of a branch. */
export function seedConfig(): BranchConfig {
  return configIn(SEED_CONFIG);
}

/** The seeded configuration of a mobile unit. */
export function mobileConfig(): BranchConfig {
  return configIn(MOBILE_SEED_CONFIG);
}

function configIn(file: URL): BranchConfig {
  const loaded = loadConfig(file);
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

export function tempFolder(): string {
  return mkdtempSync(join(tmpdir(), 'turno25-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export type TestOptions = Partial<Omit<BranchOptions, 'files'>> & {
  /** Wall clock, monotonic count and ids, where a test brings its own. */
  readonly clock?: Clock;
  readonly elapsed?: () => number;
  readonly newId?: NewId;
  /** Keeps the branch's data here; else a folder is made and removed. */
  readonly folder?: string;
};

/** A real branch in a temporary folder, with nobody in it yet. */
export async function withBranch<T>(
  run: (branch: Branch, folder: string) => Promise<T>,
  options: TestOptions = {},
): Promise<T> {
  const { folder: given, clock, elapsed, newId, ...rest } = options;
  const sources: Sources = {
    ...systemSources,
    ...(clock === undefined ? {} : { clock }),
    ...(clock === undefined ? {} : { spans: { monotonic: elapsed ?? monotonicOf(clock) } }),
    ...(newId === undefined ? {} : { newId }),
  };
  const folder = given ?? tempFolder();
  const branch = openBranch({ config: seedConfig(), ignoreHours: true, sources, ...rest, files: filesIn(folder) });
  try {
    return await run(branch, folder);
  } finally {
    if (branch.db.open) branch.close();
    if (given === undefined) removeFolder(folder);
  }
}

let kept: Promise<string> | null = null;

/** What an account keeps of `SECRET`: made once, since making it is slow by intention. */
export function keptSecret(): Promise<string> {
  kept ??= hashSecret(SECRET);
  return kept;
}

/** Staff `attendant1`…`attendant6`, `host`, `manager` and `admin`, all with the same secret. */
export async function addStaff(branch: Branch): Promise<void> {
  const hash = await keptSecret();
  const people = [
    ...[1, 2, 3, 4, 5, 6].map((n) => ({
      id: `a${n}`,
      login: `attendant${n}`,
      name: `Ejecutiva ${n}`,
      role: 'attendant' as const,
    })),
    { id: 'door', login: 'host', name: 'Anfitriona de prueba', role: 'host' as const },
    { id: 'boss', login: 'manager', name: 'Jefatura de prueba', role: 'manager' as const },
    { id: 'root', login: 'admin', name: 'Administración', role: 'admin' as const },
  ];
  for (const person of people) {
    await branch.perform(registerStaff(branch, { ...person, secretHash: hash }));
  }
}

/** Enrols a device without a code and returns its token. */
export async function enrolled(branch: Branch, kind: DeviceKind, name = `${kind} de prueba`): Promise<string> {
  const token = newDeviceToken();
  await branch.perform(enrolBeside(branch, { kind, name, token }));
  return token;
}

export type Client = {
  readonly address: string;
  /** Sends a request; a command gets a fresh idempotency key unless one is given. */
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
};
export type Reply = {
  readonly status: number;
  readonly body: any;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly headers: Headers;
};

let keys = 0;

export function clientOf(address: string, token: string | null): Client {
  return {
    address,
    call: async (method, path, body, headers = {}) => {
      keys += 1;
      const response = await fetch(`${address}/api/v1${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(method === 'GET' ? {} : { 'idempotency-key': `test-key-${process.pid}-${keys}` }),
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      const json = (response.headers.get('content-type') ?? '').includes('json') && !text.includes('\n{');
      return {
        status: response.status,
        text,
        bytes,
        body: json && text !== '' ? JSON.parse(text) : null,
        headers: response.headers,
      };
    },
  };
}

export type ServedBranch = {
  readonly branch: Branch;
  readonly server: RunningServer;
  readonly folder: string;
  readonly anonymous: Client;
  readonly kiosk: Client;
  readonly board: Client;
  readonly host: Client;
  readonly manager: Client;
  readonly admin: Client;
  readonly attendants: readonly Client[];
};

/** The whole branch served on loopback, its day open, with a signed-in client per role. Cleans up after itself. */
export async function withServer<T>(run: (served: ServedBranch) => Promise<T>, options: TestOptions = {}): Promise<T> {
  return withBranch(async (branch, folder) => {
    await addStaff(branch);
    await branch.act({ type: 'openDay' });
    const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', limitTries: false });
    const anonymous = clientOf(server.address, null);
    // As somebody whom others vouch for: nine secrets looked at before each of three hundred tests took a minute.
    const signedIn = (id: string): Client => {
      const session = branch.accounts.enter(id, branch.engine.now(), { page: false, address: '127.0.0.1' });
      if (session === null) throw new Error(`${id} may not enter`);
      return clientOf(server.address, session.token);
    };
    const enrol = async (kind: 'kiosk' | 'board'): Promise<Client> => {
      const { code } = branch.devices.newCode(kind, `${kind} de prueba`, branch.engine.now());
      const reply = await anonymous.call('POST', '/devices/enrol', { code });
      return clientOf(server.address, reply.body.token);
    };
    try {
      const attendants = [1, 2, 3, 4, 5, 6].map((n) => signedIn(`a${n}`));
      return await run({
        branch,
        server,
        folder,
        anonymous,
        attendants,
        host: signedIn('door'),
        manager: signedIn('boss'),
        admin: signedIn('root'),
        kiosk: await enrol('kiosk'),
        board: await enrol('board'),
      });
    } finally {
      await server.stop();
    }
  }, options);
}
