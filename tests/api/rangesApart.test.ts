import { expect, test } from 'vitest';
import type { Client } from '../support/branch.ts';
import { atOneCounter, done, type OneCounter } from '../support/oneCounter.ts';

const DAY = 24 * 60;

/** Every list of how often each of the seven grades was given, wherever it stands in an answer. */
function gradesWithin(value: unknown, at = ''): [string, readonly number[]][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('grades' in value && Array.isArray(value.grades)) return [[at, value.grades as number[]]];
  return Object.entries(value).flatMap(([key, part]) => gradesWithin(part, `${at}/${key}`));
}

/** What is learned of single persons by taking one answer from another: grades that one person alone gave. */
function learned(more: unknown, less: unknown): readonly string[] {
  const smaller = new Map(gradesWithin(less));
  return gradesWithin(more).flatMap(([at, grades]) => {
    const rest = grades.map((count, grade) => count - (smaller.get(at)?.[grade] ?? 0));
    const people = rest.reduce((sum, count) => sum + count, 0);
    return people === 1 ? [`${at}: a ${rest.indexOf(1) + 1}`] : [];
  });
}

/** Twelve content people on Friday 20, and on Monday 23 one who is not. */
async function twoDays(counter: OneCounter): Promise<Client> {
  const { anonymous, branch } = counter.served;
  const tickets = await counter.tickets(13);
  const answers = (ticket: { readonly surveyCode: string } | undefined, global: number) =>
    anonymous.call('POST', '/surveys', { code: ticket?.surveyCode, global, treatment: global, resolved: 'no' });
  for (const ticket of tickets.slice(0, 12)) {
    await counter.attends(ticket);
    done(await answers(ticket, 7), 'answer');
  }
  await counter.does('close');
  await branch.act({ type: 'closeDay', force: true });
  counter.until(3 * DAY);
  await branch.act({ type: 'openDay' });
  const attendant = await counter.signIn('attendant1');
  await counter.does('open', {}, attendant);
  const ticket = await counter.ticket();
  await counter.calls(ticket, attendant);
  await counter.does('start', {}, attendant);
  counter.wait(5);
  await counter.does('finish', { outcome: 'resolved', servicesGiven: ['pgu'] }, attendant);
  done(await answers(ticket, 1), 'answer');
  return counter.signIn('manager');
}

test('no two looks at what people answered, taken from each other, tell what one person did', () =>
  atOneCounter(async (counter) => {
    const manager = await twoDays(counter);
    const read = async (client: Client, path: string) => done(await client.call('GET', path), path).body;
    const apart = async (client: Client, path: (to: string) => string) =>
      learned(await read(client, path('2026-11-23')), await read(client, path('2026-11-20')));
    const survey = (to: string) => `/satisfaction?from=2026-11-01&to=${to}`;
    const range = (to: string) => `/figures/range?from=2026-11-01&to=${to}`;
    expect(await apart(manager, survey)).toEqual([]);
    expect(await apart(manager, range)).toEqual([]);
    // A day by itself and, with it, what staff said and people denied.
    for (const path of ['/figures/daily/2026-11-20', range('2026-11-23'), '/figures/quarter/2026-Q4'])
      expect(gradesWithin(await read(manager, path))).toEqual([]);
    expect((await read(manager, '/figures/daily/2026-11-23')).resolution).toMatchObject({
      byStaff: { numerator: 1, denominator: 1 },
      byCitizen: null,
      answers: null,
    });
    expect(gradesWithin(await read(manager, '/figures/standing'))).toEqual([]);

    // A week later the month is over and told as a whole, whatever is asked of it.
    await counter.served.branch.act({ type: 'closeDay', force: true });
    counter.until(12 * DAY);
    const later = await counter.signIn('manager');
    const month = await read(later, '/satisfaction?from=2026-10-15&to=2026-12-31');
    expect(month).toMatchObject({
      months: { from: '2026-11-01', to: '2026-11-30' },
      total: { response: { numerator: 13, denominator: 13 }, global: { hidden: false, n: 13 } },
    });
    expect(await read(later, survey('2026-11-29'))).toMatchObject({ months: null, total: { global: { n: 0 } } });
    expect(await apart(later, survey)).toEqual([]);
    expect(await read(later, '/figures/standing')).toMatchObject({ satisfaction: { month: '2026-11' } });
  }));

test('a counter is its attendant: the day and the range tell of none, nor of what anybody’s signals are', () =>
  atOneCounter(async (counter) => {
    const manager = await twoDays(counter);
    for (const path of ['/figures/daily/2026-11-20', '/figures/range?from=2026-11-20&to=2026-11-23']) {
      const { status, body, text } = await manager.call('GET', path);
      expect(status).toBe(200);
      expect(body.guarded).toBe(true);
      expect([body.service.byCounter, body.waits.signals]).toEqual([null, null]);
      expect(text).not.toMatch(/"attendantId"|"counterId"/);
    }
    const csv = done(await manager.call('GET', '/figures/daily/2026-11-20?format=csv'), 'csv').text;
    expect(csv).toContain(';oficial;');
    expect(csv).not.toMatch(/;ocupacion\.m1;|;satisfaccion\.6_7;|;resolucion_persona;/);
  }));
