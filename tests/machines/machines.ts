import type { Branch } from '@turno25/queue-server/branch.ts';
import { keepPresence, noteStart } from '@turno25/queue-server/jobs/presenceKeeper.ts';
import { startServer } from '@turno25/queue-server/server.ts';
import { lifeSignIn } from '@turno25/queue-server/witnesses/lifeSign.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { io, type Socket } from 'socket.io-client';
import { addStaff, type Client, clientOf, enrolled, SECRET, withBranch } from '../support/branch.ts';

/** Nine in the morning of a Friday in Santiago. */
export const NINE = Date.parse('2026-11-20T12:00:00Z');

export type Machines = {
  readonly branch: Branch;
  readonly address: string;
  readonly time: VirtualTime;
  readonly signIn: (login: string) => Promise<{ readonly token: string; readonly client: Client }>;
  /** A kiosk or a board of its own, by its token. */
  readonly device: (
    kind: 'kiosk' | 'board',
  ) => Promise<{ readonly token: string; readonly id: string; readonly client: Client }>;
  /** Its page opens, and is heard of. */
  readonly connect: (namespace: '/kiosk' | '/board', token: string) => Promise<Socket>;
  readonly disconnect: (socket: Socket) => Promise<void>;
  readonly pass: (minutes: number) => Promise<void>;
  /** The server's machine sleeps: its clocks go on, nothing runs. */
  readonly sleep: (minutes: number) => void;
  /** What was written of machines since the server began. */
  readonly written: () => readonly string[];
};

/** A served branch whose machines are watched, on a clock of its own. */
export function withMachines(run: (machines: Machines) => Promise<void>): Promise<void> {
  const time = new VirtualTime(NINE);
  let slept = 0;
  return withBranch(
    async (branch, folder) => {
      await addStaff(branch);
      await branch.act({ type: 'openDay' });
      const lifeSign = lifeSignIn(folder);
      await noteStart(branch, lifeSign);
      const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', limitTries: false });
      const sockets: Socket[] = [];
      const stop = keepPresence(branch, lifeSign, time.timers, (error) => {
        throw error;
      });
      const change = (what: 'came' | 'went', act: () => void): Promise<void> =>
        new Promise((resolve) => {
          const { presence } = branch.machine;
          const before = presence[what].bind(presence);
          presence[what] = (...given) => {
            before(...given);
            presence[what] = before;
            resolve();
          };
          act();
        });
      try {
        await run({
          branch,
          address: server.address,
          time,
          signIn: async (login) => {
            const body = { login, secret: SECRET };
            const { token } = (await clientOf(server.address, null).call('POST', '/sessions', body)).body;
            return { token, client: clientOf(server.address, token) };
          },
          device: async (kind) => {
            const token = await enrolled(branch, kind);
            const id = branch.devices.byToken(token)!.id;
            return { token, id, client: clientOf(server.address, token) };
          },
          connect: async (namespace, token) => {
            const options = { auth: { token }, transports: ['websocket'], reconnection: false, forceNew: true };
            let socket: Socket | null = null;
            await change('came', () => {
              socket = io(`${server.address}${namespace}`, options);
            });
            sockets.push(socket!);
            return socket!;
          },
          disconnect: (socket) => change('went', () => socket.disconnect()),
          pass: (minutes) => time.pass(minutes * MINUTE),
          sleep: (minutes) => {
            slept += minutes * MINUTE;
            time.clock.advance(minutes * MINUTE);
          },
          written: () => branch.ledger.machineEvents().flatMap(words),
        });
      } finally {
        stop();
        for (const socket of sockets) socket.disconnect();
        await server.stop();
      }
    },
    { clock: time.clock, elapsed: () => time.spans.monotonic() + slept },
  );
}

function words(event: RecordedEvent): readonly string[] {
  if (event.type === 'deviceLost') {
    const { part, why, since } = event.payload;
    return [`${part} lost ${why} ${(since - NINE) / MINUTE}`];
  }
  if (event.type === 'deviceBack') return [`${event.payload.part} back`];
  return [];
}
