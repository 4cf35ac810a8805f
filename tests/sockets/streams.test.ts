import { io, type Socket } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { enrolled, type ServedBranch, withServer } from '../support/branch.ts';

type Message = { readonly epoch: string; readonly seq: number; readonly prev: number; readonly [more: string]: any };

function connect(address: string, namespace: string, token: string | null): Socket {
  return io(`${address}${namespace}`, {
    auth: token === null ? {} : { token },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
}

/** Collects the messages of one event until there are enough of them. */
function collect(
  socket: Socket,
  event: string,
): { readonly all: Message[]; readonly until: (count: number) => Promise<Message[]> } {
  const all: Message[] = [];
  let wake = (): void => {};
  socket.on(event, (message: Message) => {
    all.push(message);
    wake();
  });
  return {
    all,
    until: async (count) => {
      while (all.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return all;
    },
  };
}

async function callSomebody({ kiosk, attendants }: ServedBranch, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
    await attendants[0]!.call('POST', '/counters/m1/call-next', {});
    await attendants[0]!.call('POST', '/counters/m1/start', {});
    await attendants[0]!.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
  }
}

describe('a board', () => {
  it('gets each call once, each message pointing to the one before it', () =>
    withServer(async (served) => {
      await served.attendants[0]!.call('POST', '/counters/m1/open', {});
      const socket = connect(served.server.address, '/board', await enrolled(served.branch, 'board'));
      await connected(socket);
      const calls = collect(socket, 'call');
      await callSomebody(served, 4);
      const messages = await calls.until(4);
      expect(messages.map(({ call }) => call.number)).toEqual(['A-001', 'A-002', 'A-003', 'A-004']);
      for (const [index, message] of messages.entries()) {
        expect(message.epoch).toBe(served.branch.epoch);
        if (index > 0) expect(message.prev).toBe(messages[index - 1]!.seq);
      }
      socket.disconnect();
    }));

  it('that was away sees that it missed something, and gets at once what is true and whom somebody still waits for', () =>
    withServer(async (served) => {
      const { attendants, board, branch, kiosk } = served;
      await attendants[0]!.call('POST', '/counters/m1/open', {});
      await attendants[1]!.call('POST', '/counters/m2/open', {});
      await callSomebody(served, 1);
      const before = (await board.call('GET', '/board')).body;
      await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      await attendants[1]!.call('POST', '/counters/m2/call-next', {});
      await callSomebody(served, 60);
      const socket = connect(served.server.address, '/board', await enrolled(branch, 'board'));
      await connected(socket);
      const calls = collect(socket, 'call');
      await callSomebody(served, 1);
      const [message] = await calls.until(1);
      expect(message!.prev).not.toBe(before.seq);
      const missed = (await board.call('GET', `/board?after=${before.seq}`)).body;
      expect(missed.seq).toBe(message!.seq);
      expect(missed.date).toBe(branch.engine.state().day?.date);
      const numbers = missed.calls.map(({ number }: { number: string }) => number);
      // One was called long ago and has not come: still of use, whatever came after.
      expect(numbers).toEqual([
        'A-002',
        ...Array.from({ length: 8 }, (_, index) => `A-${String(index + 56).padStart(3, '0')}`),
      ]);
      expect(missed.calls.filter(({ awaited }: { awaited: boolean }) => awaited)).toHaveLength(1);
      // The whole snapshot says the same.
      expect((await board.call('GET', '/board')).body.calls).toEqual(missed.calls);
      socket.disconnect();
    }));

  it('goes on after the last announcement of the ledger, whichever day that was', () =>
    withServer(async (served) => {
      const { attendants, board, branch } = served;
      await attendants[0]!.call('POST', '/counters/m1/open', {});
      await callSomebody(served, 1);
      const { seq, calls } = (await board.call('GET', '/board')).body;
      expect(calls).toHaveLength(1);
      await branch.act({ type: 'closeDay', force: true });
      const closed = (await board.call('GET', '/board')).body;
      expect(closed).toMatchObject({ seq, date: null, open: false, calls: [] });
    }));
});

describe('sockets', () => {
  it('let nobody in without the right credentials', () =>
    withServer(async ({ server, branch }) => {
      const kiosk = await enrolled(branch, 'kiosk');
      for (const [namespace, token] of [
        ['/staff', null],
        ['/staff', kiosk],
        ['/board', 'nonsense'],
        ['/kiosk', null],
      ] as const) {
        const socket = connect(server.address, namespace, token);
        await expect(connected(socket), `${namespace} with ${token}`).rejects.toThrow(/auth|token/);
        socket.disconnect();
      }
    }));

  it('tell staff the whole live view', () =>
    withServer(async (served) => {
      const { kiosk, anonymous, attendants, server } = served;
      const session = await anonymous.call('POST', '/sessions', { login: 'manager', secret: 'clave-de-prueba-1' });
      const staff = connect(server.address, '/staff', session.body.token);
      await connected(staff);
      const live = collect(staff, 'live');
      await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      await kiosk.call('POST', '/tickets', { serviceId: 'tne', class: 'general' });
      await attendants[0]!.call('POST', '/counters/m1/open', {});
      await attendants[0]!.call('POST', '/counters/m1/call-next', {});
      await live.until(1);
      expect(live.all.at(-1)!.live.counts.issued).toBeGreaterThan(0);
      staff.disconnect();
    }));

  it('stop when the server stops, and what was acknowledged before is there', () =>
    withServer(async (served) => {
      const socket = connect(served.server.address, '/board', await enrolled(served.branch, 'board'));
      await connected(socket);
      const gone = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
      const issued = await served.kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      const { seq } = served.branch.ledger.head();
      await served.server.stop();
      await gone;
      expect(issued.body.number).toBe('A-001');
      expect(seq).toBeGreaterThan(0);
      await expect(served.kiosk.call('GET', '/catalog')).rejects.toThrow();
    }));
});
