import { startServer } from '@turno25/queue-server/server.ts';
import { Pace } from '@turno25/shared/access/pace.ts';
import { PAPERS_TOLD_OF_A_VISIT } from '@turno25/shared/domain/law.ts';
import { describe, expect, it } from 'vitest';
import { clientOf, enrolled, seedConfig, withBranch } from '../support/branch.ts';

const PGU = { serviceId: 'pgu', class: 'general' } as const;

describe('a kiosk’s token in other hands', () => {
  it('gives no more tickets in a minute than people could take, all at once or one by one, and other kiosks go on', () =>
    withBranch(
      async (branch) => {
        await branch.act({ type: 'openDay' });
        const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent' });
        try {
          const stolen = clientOf(server.address, await enrolled(branch, 'kiosk', 'robado'));
          const honest = clientOf(server.address, await enrolled(branch, 'kiosk', 'honesto'));
          const first = await stolen.call('POST', '/tickets', PGU, { 'idempotency-key': 'the-first-tap' });
          const replies = await Promise.all(Array.from({ length: 40 }, () => stolen.call('POST', '/tickets', PGU)));
          const given = replies.filter(({ status }) => status === 201);
          expect(given).toHaveLength(11);
          for (const { status, body } of replies)
            if (status !== 201) expect([status, body.code]).toEqual([429, 'ticket.tooFast']);
          expect((await stolen.call('POST', '/appointments/check-in', { code: '7K3Q-W2M9' })).body.code).toBe(
            'ticket.tooFast',
          );
          expect(branch.engine.state().open.size).toBe(12);
          // Nobody else waits for it.
          expect((await honest.call('POST', '/tickets', PGU)).status).toBe(201);
          expect(first.status).toBe(201);
        } finally {
          await server.stop();
        }
      },
      { config: { ...seedConfig(), kiosks: { ticketsPerMinute: 12 } } },
    ));

  it('writes of no paper without end: neither of one visit, nor of many that never were', () =>
    withBranch(
      async (branch) => {
        await branch.act({ type: 'openDay' });
        const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent' });
        try {
          const stolen = clientOf(server.address, await enrolled(branch, 'kiosk', 'robado'));
          const { id } = (await stolen.call('POST', '/tickets', PGU)).body;
          const rows = (): number =>
            (
              branch.db.prepare('SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM command) AS n').get() as {
                n: number;
              }
            ).n;
          const tell = (visit: string) =>
            stolen.call('POST', `/tickets/${visit}/print`, { status: 'paperOut', copy: true });
          for (let times = 0; times < PAPERS_TOLD_OF_A_VISIT; times += 1)
            expect((await tell(id)).body.recorded).toBeGreaterThan(0);
          const before = rows();
          expect((await tell(id)).body).toEqual({ recorded: 0 });
          expect(rows()).toBe(before);
          // Of visits that never were, too: each refusal is a row.
          const replies = await Promise.all(Array.from({ length: 60 }, (_, index) => tell(`never-${index}`)));
          expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(60 - 4 * 12);
          expect(rows() - before).toBeLessThanOrEqual(4 * 12);
        } finally {
          await server.stop();
        }
      },
      { config: { ...seedConfig(), kiosks: { ticketsPerMinute: 12 } } },
    ));

  it('what was refused takes no place, and a minute later there is room again', () => {
    let now = 0;
    const pace = new Pace({ monotonic: () => now });
    expect(pace.take('k', 2)).not.toBeNull();
    pace.take('k', 2)?.();
    expect(pace.take('k', 2)).not.toBeNull();
    expect(pace.take('k', 2)).toBeNull();
    expect(pace.take('other', 2)).not.toBeNull();
    now = 60_000;
    expect(pace.take('k', 2)).not.toBeNull();
  });
});
