import { seededRandom } from '@turno25/shared/time/random.ts';
import { describe, expect, it } from 'vitest';
import { type Client, type Reply, withServer } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';

const COMMANDS = 500;
const SEED = Number(process.env.SEED ?? 20261122);

describe('commands sent twice, in random order of repetition', () => {
  it(`leave one event set (${COMMANDS} commands, seed ${SEED})`, () =>
    withServer(async ({ branch, kiosk, attendants, folder }) => {
      const random = seededRandom(SEED);
      type Planned = { readonly client: Client; readonly path: string; readonly body: unknown; readonly key: string };
      const planned: Planned[] = Array.from({ length: COMMANDS }, (_, index) => {
        const key = `sent-twice-${index}`;
        const n = Math.floor(random() * 3);
        const counter = ['m1', 'm2', 'm3'][n]!;
        const client = attendants[n]!;
        const draw = random();
        if (index < 3)
          return { client: attendants[index]!, path: `/counters/${['m1', 'm2', 'm3'][index]}/open`, body: {}, key };
        if (draw < 0.45)
          return {
            client: kiosk,
            path: '/tickets',
            body: { serviceId: draw < 0.2 ? 'pgu' : 'clave-unica', class: draw < 0.1 ? 'preferential' : 'general' },
            key,
          };
        if (draw < 0.65) return { client, path: `/counters/${counter}/call-next`, body: {}, key };
        if (draw < 0.85) return { client, path: `/counters/${counter}/start`, body: {}, key };
        return {
          client,
          path: `/counters/${counter}/finish`,
          body: { outcome: 'resolved', servicesGiven: ['pgu'] },
          key,
        };
      });
      const first = new Map<string, Reply>();
      const send = (command: Planned): Promise<Reply> =>
        command.client.call('POST', command.path, command.body, { 'idempotency-key': command.key });
      const waiting: Planned[] = [];
      let repeated = 0;
      const repeatOne = async (): Promise<void> => {
        const [command] = waiting.splice(Math.floor(random() * waiting.length), 1);
        if (command === undefined) return;
        const again = await send(command);
        const before = first.get(command.key)!;
        expect([again.status, again.text]).toEqual([before.status, before.text]);
        repeated += 1;
      };
      for (const command of planned) {
        first.set(command.key, await send(command));
        waiting.push(command);
        if (random() < 0.5) await repeatOne();
      }
      const head = branch.ledger.head().seq;
      while (waiting.length > 0) await repeatOne();
      expect(repeated).toBe(COMMANDS);
      expect(branch.ledger.head().seq).toBe(head);
      const accepted = [...first.values()].filter((reply) => reply.status < 300).length;
      expect(accepted).toBeGreaterThan(COMMANDS / 4);
      const keyed = branch.db
        .prepare('SELECT count(DISTINCT command_key) FROM event WHERE command_key IS NOT NULL')
        .pluck()
        .get();
      expect(keyed).toBe(accepted);
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));

  it('refuse the same key with another body, path or value', () =>
    withServer(async ({ kiosk }) => {
      const key = { 'idempotency-key': 'one-intention' };
      expect((await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' }, key)).status).toBe(201);
      const other = await kiosk.call('POST', '/tickets', { serviceId: 'tne', class: 'general' }, key);
      expect([other.status, other.body.code]).toEqual([409, 'idempotency.keyReused']);
    }));

  it('give the same refusal again, though it would now be accepted', () =>
    withServer(async ({ kiosk, attendants }) => {
      const [attendant] = attendants;
      await attendant!.call('POST', '/counters/m1/open', {});
      const key = { 'idempotency-key': 'nobody-waits' };
      expect((await attendant!.call('POST', '/counters/m1/call-next', {}, key)).body.code).toBe('queue.empty');
      await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      expect((await attendant!.call('POST', '/counters/m1/call-next', {}, key)).body.code).toBe('queue.empty');
      expect((await attendant!.call('POST', '/counters/m1/call-next', {})).status).toBe(200);
    }));
});
