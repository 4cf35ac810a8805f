import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startServer } from '@turno25/queue-server/server.ts';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { enrolled, seedConfig, withBranch } from '../support/branch.ts';
import { type Measured, measured, quantile } from './measure.ts';

const CLIENTS = [500, 2_000] as const;
const CALLS = 60;
/** The first ones pay for what is compiled. */
const WARM = 5;
/** Sockets that are opened at once. */
const TOGETHER = 100;
/** So much longer than bare socket.io a call may take to the last screen: its commit, its words, its place in the stream. */
const GOAL = 1.3;

/** Tells everybody something, and gives the moment at which it was committed. */
type Tell = () => Promise<number>;

/**
 * From the commit of a call to the last of so many boards that hear of it, beside the same message by bare socket.io to as
 * many. Server and boards share the process in both.
 */
export async function fanOutBench(): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const clients of CLIENTS) {
    // One call of each in turn: whatever else the machine does meanwhile is done to both.
    const [own, bare] = await withBare(clients, (bareHall) =>
      withBranchHall(clients, (ownHall) => spansOf([ownHall, bareHall])),
    );
    const floor = quantile(bare ?? [], 0.99);
    results.push(
      measured(
        `call, commit to the last of ${clients} boards, p99`,
        quantile(own ?? [], 0.99),
        'ms',
        floor,
        'bare socket.io',
        floor * GOAL,
      ),
    );
  }
  return results;
}

/** So many boards that are connected, and how they are told something. */
type Hall = { readonly tell: Tell; readonly hear: (all: () => void) => void };

async function withBare<T>(clients: number, run: (hall: Hall) => Promise<T>): Promise<T> {
  const http = createServer();
  const server = new Server(http, { serveClient: false });
  const board = server.of('/board');
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const call = { seq: 1, prev: 0, epoch: 'e'.repeat(36), call: MESSAGE };
  try {
    const tell = async (): Promise<number> => {
      const at = performance.now();
      board.emit('call', call);
      return at;
    };
    return await withClients(`http://127.0.0.1:${port}`, '', clients, (hear) => run({ tell, hear }));
  } finally {
    await server.close();
  }
}

/** A call as long as one is. */
const MESSAGE = {
  seq: 12_345,
  at: '2026-11-20T13:24:00.000Z',
  date: '2026-11-20',
  kind: 'recall',
  visitId: 'v'.repeat(36),
  number: 'A-015',
  counterId: 'm1',
  counterLabel: '1',
  serviceName: 'Pensión Garantizada Universal',
  awaited: true,
  languages: ['es-CL'],
};

function withBranchHall<T>(clients: number, run: (hall: Hall) => Promise<T>): Promise<T> {
  const config = seedConfig();
  return withBranch(
    async (branch) => {
      let committedAt = 0;
      // Before the server follows: the moment of the commit, and not of what was done with it.
      branch.engine.onCommitted(() => {
        committedAt = performance.now();
      });
      const act = async (command: Parameters<typeof branch.act>[0]): Promise<void> => {
        const actor = { kind: 'staff', id: 'a1', role: 'attendant' } as const;
        const outcome = await branch.submit(
          { actor, deviceId: null },
          { command: () => ({ ok: true, value: command as never }), answer: () => null },
        );
        if (outcome.kind !== 'done') throw new Error(`${command.type}: ${JSON.stringify(outcome)}`);
      };
      const server = await startServer(branch, {
        host: '127.0.0.1',
        port: 0,
        logLevel: 'silent',
        limitTries: false,
      });
      try {
        const token = await enrolled(branch, 'board');
        await branch.act({ type: 'openDay' });
        await branch.act({ type: 'registerStaff', staffId: 'a1', role: 'attendant' });
        await act({ type: 'openCounter', counterId: 'm1' });
        await branch.act({
          type: 'issueTicket',
          again: true,
          fromCard: false,
          serviceId: 'pgu',
          class: 'general',
          channel: 'inPerson',
          bookedFor: null,
          language: 'es-CL',
          identity: null,
          personKeys: [],
        });
        await act({ type: 'callNext', counterId: 'm1' });
        const tell = async (): Promise<number> => {
          await act({ type: 'recall', counterId: 'm1' });
          return committedAt;
        };
        return await withClients(server.address, token, clients, (hear) => run({ tell, hear }));
      } finally {
        await server.stop();
      }
    },
    { config: { ...config, calling: { ...config.calling, recallGapSeconds: 0 } } },
  );
}

/** Opens so many boards; `hear` calls back when all of them have heard of the next call. */
async function withClients<T>(
  address: string,
  token: string,
  clients: number,
  run: (hear: Hall['hear']) => Promise<T>,
): Promise<T> {
  let heard = 0;
  let all = (): void => undefined;
  const sockets: Socket[] = [];
  for (let opened = 0; opened < clients; opened += TOGETHER) {
    await Promise.all(
      Array.from({ length: Math.min(TOGETHER, clients - opened) }, () => {
        const socket = io(`${address}/board`, { auth: { token }, transports: ['websocket'], forceNew: true });
        sockets.push(socket);
        socket.on('call', () => {
          heard += 1;
          if (heard === clients) all();
        });
        return new Promise<void>((resolve, reject) => {
          socket.once('connect', resolve);
          socket.once('connect_error', reject);
        });
      }),
    );
  }
  const answer = await run((whenAll) => {
    heard = 0;
    all = whenAll;
  });
  for (const socket of sockets) socket.disconnect();
  return answer;
}

/** Milliseconds from each commit to the last board that heard of it, of each hall, ascending. */
async function spansOf(halls: readonly Hall[]): Promise<readonly number[][]> {
  const spans: number[][] = halls.map(() => []);
  for (let call = 0; call < WARM + CALLS; call += 1) {
    for (const [index, { tell, hear }] of halls.entries()) {
      const last = new Promise<number>((resolve) => hear(() => resolve(performance.now())));
      const committedAt = await tell();
      const span = (await last) - committedAt;
      if (call >= WARM) spans[index]?.push(span);
    }
  }
  return spans.map((each) => each.sort((a, b) => a - b));
}
