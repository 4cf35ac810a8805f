import { describe, expect, test } from 'vitest';
import { seedConfig } from '../support/branch.ts';
import { atOneCounter, done, type OneCounter } from '../support/oneCounter.ts';

const GIVEN = ['pgu', 'informacion'];
const each = (pgu: string, informacion: string) => [
  { serviceId: 'pgu', outcome: pgu },
  { serviceId: 'informacion', outcome: informacion },
];

async function attending(counter: OneCounter) {
  const ticket = await counter.ticket();
  await counter.calls(ticket);
  await counter.does('start');
  counter.wait(5);
  return ticket;
}

const codeOf = async (counter: OneCounter, body: object) => (await counter.tried('finish', body)).body?.code;

describe('several services, each with its own outcome', () => {
  test('an attendant cannot say better of the whole than of its parts, nor leave a part out', async () => {
    await atOneCounter(async (counter) => {
      await attending(counter);
      const finish = { outcome: 'resolved', servicesGiven: GIVEN };
      expect(await codeOf(counter, { ...finish, outcomes: each('resolved', 'unresolved') })).toBe('outcome.ofAll');
      for (const outcomes of [
        [
          { serviceId: 'pgu', outcome: 'resolved' },
          { serviceId: 'pgu', outcome: 'resolved' },
        ],
        [
          { serviceId: 'pgu', outcome: 'resolved' },
          { serviceId: 'tne', outcome: 'resolved' },
        ],
        [...each('resolved', 'resolved'), { serviceId: 'tne', outcome: 'resolved' }],
      ])
        expect(await codeOf(counter, { ...finish, outcomes })).toBe('outcome.eachOnce');
      expect(await codeOf(counter, { ...finish, servicesGiven: ['pgu'], outcomes: each('resolved', 'resolved') })).toBe(
        'outcome.eachOnce',
      );
      await counter.does('finish', { ...finish, outcome: 'partial', outcomes: each('resolved', 'unresolved') });
    });
  });

  test('are in the visit’s row and in what is found of it; one outcome for all says so', async () => {
    await atOneCounter(async (counter) => {
      await attending(counter);
      await counter.does('finish', {
        outcome: 'partial',
        servicesGiven: GIVEN,
        outcomes: each('unresolved', 'resolved'),
      });
      await attending(counter);
      await counter.does('finish', { outcome: 'resolved', servicesGiven: GIVEN });
      const rows = await counter.visitRows();
      expect(rows.map((row) => [row.resultado, row.resultado_de_cada_uno])).toEqual([
        ['en parte', 'resuelto | no resuelto'],
        ['resuelto', ''],
      ]);
      const names = rows.map((row) => row.tramites_realizados?.split(' | '));
      expect(names).toEqual([expect.arrayContaining(['Pensión Garantizada Universal (PGU)']), names[0]]);
      const found = done(await counter.attendant.call('GET', '/tickets/today?number=A-001'), 'find').body.tickets;
      expect(found[0].given.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['resolved', 'unresolved']);
    });
  });

  test('where the branch asks for each, one for all is refused; one service needs no list', async () => {
    await atOneCounter(
      async (counter) => {
        await attending(counter);
        expect((await counter.attendant.call('GET', '/desk')).body.outcomeForEach).toBe(true);
        expect(await codeOf(counter, { outcome: 'resolved', servicesGiven: GIVEN })).toBe('outcome.eachMissing');
        await counter.does('finish', { outcome: 'resolved', servicesGiven: ['pgu', 'pgu'] });
      },
      { config: { ...seedConfig(), finishing: { outcomeForEach: true } } },
    );
  });
});

test('a form that was opened for one person does nothing to the next one', async () => {
  await atOneCounter(async (counter) => {
    const first = await attending(counter);
    await counter.finish();
    const second = await attending(counter);
    const reason = { code: 'form' };
    for (const [verb, body] of [
      ['finish', { outcome: 'unresolved', servicesGiven: ['pgu'] }],
      ['hold', { by: 'staff', reason }],
      ['transfer', { to: { serviceId: 'informacion' }, reason: { code: 'nextStep' } }],
      ['undo-start', {}],
      ['recall', {}],
      ['no-show', {}],
      ['start', {}],
    ] as const)
      expect((await counter.tried(verb, { ...body, visitId: first.id })).body.code).toBe('counter.otherVisit');
    await counter.does('finish', { outcome: 'resolved', servicesGiven: ['pgu'], visitId: second.id });
  });
});
