import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { verifyDayFile } from '@turno25/shared/evidence/dayFile.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { describe, expect, test } from 'vitest';
import type { Client, Reply } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done, NINE, type OneCounter } from '../support/oneCounter.ts';

const DATE = '2026-11-20';
const ACT = 'Res. Exenta 77/2026';

type Paper = { readonly number: number; readonly code: string };
type Roll = { readonly rollId: string; readonly papers: readonly Paper[] };

/** Minutes since nine, as the wire has them. */
const at = (minute: number) => new Date(NINE + minute * MINUTE).toISOString();

async function roll(counter: OneCounter, count = 20): Promise<Roll> {
  return done(await counter.served.manager.call('POST', '/rolls', { count }), 'roll').body;
}

/** A person who took their paper, was called and attended, in minutes since nine. */
function given({ number, code }: Paper, taken: number, started: number, ended: number, more: object = {}) {
  const hours = { takenAt: at(taken), calledAt: at(started), startedAt: at(started), endedAt: at(ended) };
  return { number, code, given: { serviceId: 'pgu', class: 'general', ...hours, outcome: 'resolved', ...more } };
}

const spoiled = ({ number }: Paper) => ({ number });

const batch = (lines: readonly object[], more: object = {}) => ({
  date: DATE,
  from: at(10),
  to: at(60),
  act: ACT,
  lines,
  ...more,
});

const ask = (client: Client, { rollId }: Roll, body: object): Promise<Reply> =>
  client.call('POST', `/rolls/${rollId}/entries`, body);
const confirm = (client: Client, { rollId }: Roll, batchId: string): Promise<Reply> =>
  client.call('POST', `/rolls/${rollId}/entries/${batchId}/confirm`);

/** The first papers of a roll, by two people. */
async function entered(counter: OneCounter, of: Roll, lines: readonly object[], more: object = {}): Promise<Reply> {
  const asked = done(await ask(counter.attendant, of, batch(lines, more)), 'ask');
  return done(await confirm(counter.served.manager, of, asked.body.batchId), 'confirm');
}

/** Four people from minute 12 on, who waited 5, 20, 30 and 40 minutes. */
const four = ({ papers }: Roll) =>
  [5, 20, 30, 40].map((wait, place) => given(papers[place]!, 12 + place, 12 + place + wait, 15 + place + wait));

describe('a paper roll, when all else fails', () => {
  test('is counted by the rules, marked, and shown with and without', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(1);
      await counter.attends(await counter.ticket());
      counter.until(70);
      const reply = await entered(counter, of, [...four(of), spoiled(of.papers[4]!)]);
      expect(reply.body).toEqual({ state: 'entered', visits: 4, spoiled: 1 });
      expect(await counter.shares()).toMatchObject({ official: [3, 5], strict: [3, 5] });
      const { body, text } = await counter.figures();
      expect(body.waits.roll).toMatchObject({ visits: 4, attended: 4, spoiled: 1 });
      expect(body.waits.roll.without.official).toMatchObject({ numerator: 1, denominator: 1 });
      expect(body.waits.roll.without.strict).toMatchObject({ numerator: 1, denominator: 1 });
      expect(text).toContain('rollo.sin.oficial');
      const rows = await counter.visitRows();
      expect(rows.map(({ origen }) => origen)).toEqual(['', 'rollo', 'rollo', 'rollo', 'rollo']);
      expect(rows.map(({ espera_oficial_ms }) => Number(espera_oficial_ms) / MINUTE)).toEqual([0, 5, 20, 30, 40]);
      // The counters' own time is what it was: nobody knows which counter attended them.
      expect(counter.measured().service.byCounter).toMatchObject([{ counterId: 'm1', finished: 1 }]);
    }));

  test('of today it has a place in the order of issue, which nobody who is handed back after it gets again', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      await counter.ticket();
      counter.until(70);
      await entered(counter, of, four(of));
      const { branch } = counter.served;
      const [issued] = [...branch.ledger.eventsOf(DATE)].filter(({ type }) => type === 'ticketIssued');
      if (issued?.type !== 'ticketIssued') throw new Error('a ticket was issued');
      const lost = { ...issued.payload, visitId: 'of-a-lost-part', number: 40 };
      const command = {
        type: 'recoverTicket',
        epoch: 'lost',
        seq: 9,
        date: DATE,
        at: issued.at,
        fromBlock: false,
        ticket: lost,
      } as const;
      const decision = branch.engine.foresee<'recoverTicket'>({ kind: 'device', id: 'kiosk', role: 'kiosk' }, command);
      if (!decision.ok) throw new Error(decision.error.code);
      const back = decision.value.find(({ type }) => type === 'ticketIssued');
      // One ticket and four papers came before it.
      expect(back?.type === 'ticketIssued' && back.payload.ordinal).toBe(6);
    }));

  test('both verifiers and the file of the day hold it', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(70);
      await entered(counter, of, four(of));
      done(await counter.served.manager.call('POST', '/day/close', { force: true }), 'close');
      const ledgerFile = `${counter.served.folder}/branch.db`;
      expect(verifyFile(ledgerFile)).toMatchObject({ ok: true, warnings: [] });
      const script = fileURLToPath(new URL('../../docs/auditor/verify.py', import.meta.url));
      const second = spawnSync('python3', ['-B', script, '--db', ledgerFile], { encoding: 'utf8' });
      expect([second.status, second.stdout]).toEqual([0, expect.stringContaining('all good')]);
      const file = (await counter.served.manager.call('GET', `/figures/daily/${DATE}?format=evidence`)).body;
      const { branchKey } = counter.served.branch;
      expect(verifyDayFile(nodeCrypto, file, branchKey.publicPem)).toMatchObject({ ok: true });
    }));

  test('of a day that is sealed it comes as an amendment: the first figures stand beside', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(5);
      await counter.attends(await counter.ticket());
      counter.until(70);
      done(await counter.served.manager.call('POST', '/day/close', { force: true }), 'close');
      counter.wait(24 * 60);
      const [attendant, manager] = [await counter.signIn('attendant1'), await counter.signIn('manager')];
      const asked = done(await ask(attendant, of, batch(four(of))), 'ask');
      done(await confirm(manager, of, asked.body.batchId), 'confirm');
      const first = (await manager.call('GET', `/figures/daily/${DATE}?seal=0`)).body;
      expect(first.standard.official).toMatchObject({ numerator: 1, denominator: 1 });
      expect(first.waits.roll).toBeUndefined();
      const amended = (await manager.call('GET', `/figures/daily/${DATE}?seal=1`)).body;
      expect(amended.standard.official).toMatchObject({ numerator: 3, denominator: 5 });
      expect(verifyFile(`${counter.served.folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
      const period = (await manager.call('GET', `/figures/range?from=${DATE}&to=${DATE}`)).body;
      expect(period.waits.roll).toMatchObject({ visits: 4, attended: 4, spoiled: 0 });
      expect(period.waits.roll.without.official).toMatchObject({ numerator: 1, denominator: 1 });
    }));

  test('who never answered and who left are in it as what they are', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(70);
      const [a, b] = of.papers;
      await entered(counter, of, [
        given(a!, 12, 42, 45, { startedAt: null, outcome: 'noShow' }),
        given(b!, 13, 50, 50, { startedAt: null, calledAt: null, outcome: 'left' }),
      ]);
      // Neither was attended, and both had waited over their limit when it ended.
      expect(await counter.shares()).toMatchObject({ official: [0, 0], strict: [0, 2] });
      expect((await counter.visitRows()).map(({ termino }) => termino)).toEqual(['no se presenta', 'se retira']);
    }));
});

describe('who would lie with a paper roll', () => {
  test('excludes no paper of today, whoever asks', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(70);
      await entered(counter, of, four(of));
      const body = { code: 'contingency', act: ACT, reason: { code: 'other' } };
      const event = counter.served.branch.ledger.eventsOf(DATE).find(({ type }) => type === 'rollVisitEntered');
      const { visitId } = event!.payload as { visitId: string };
      const reply = await counter.served.manager.call('POST', `/tickets/${visitId}/exclude`, body);
      expect(reply.body.code).toBe('visit.unknown');
    }));

  test('prints none afterwards for what was before', () =>
    atOneCounter(async (counter) => {
      counter.until(70);
      const of = await roll(counter);
      expect((await ask(counter.attendant, of, batch(four(of)))).body.code).toBe('roll.hours');
    }));

  test('needs another person, and one of the two answers for the branch', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(70);
      const { manager, attendants } = counter.served;
      const asked = done(await ask(manager, of, batch(four(of))), 'ask');
      expect((await confirm(manager, of, asked.body.batchId)).body.code).toBe('exclusion.secondPerson');
      done(await manager.call('POST', `/rolls/${of.rollId}/entries/${asked.body.batchId}/drop`), 'drop');
      const again = done(await ask(attendants[0]!, of, batch(four(of))), 'ask');
      expect((await confirm(attendants[1]!, of, again.body.batchId)).body.code).toBe('roll.noManager');
      expect((await confirm(manager, of, asked.body.batchId)).body.code).toBe('roll.nothingAsked');
      expect((await counter.served.kiosk.call('POST', '/rolls', { count: 5 })).status).toBe(403);
      expect(await counter.shares()).toMatchObject({ official: [0, 0], strict: [0, 0] });
    }));

  test('enters a paper with its own code, each once, and leaves none out in between', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(70);
      const lines = four(of);
      const wrong = { ...lines[0]!, code: of.papers[7]!.code };
      expect((await ask(counter.attendant, of, batch([wrong]))).body.code).toBe('roll.code');
      for (const some of [lines.slice(1), [lines[0]!, lines[2]!], [lines[1]!, lines[0]!], [lines[0]!, lines[0]!]])
        expect((await ask(counter.attendant, of, batch(some))).body.code).toBe('roll.order');
      await entered(counter, of, lines);
      expect((await ask(counter.attendant, of, batch(lines))).body.code).toBe('roll.order');
      const other = await roll(counter);
      expect(other.papers[0]!.number).toBe(of.papers.at(-1)!.number + 1);
      const beyond = await roll(counter, 1);
      const last = beyond.papers[0]!;
      const past = [spoiled(last), spoiled({ ...last, number: last.number + 1 })];
      expect((await ask(counter.attendant, beyond, batch(past))).body.code).toBe('roll.order');
    }));

  test('has hours that can have been, in the order in which papers were given', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(70);
      const [a, b] = of.papers;
      const refused = async (lines: readonly object[], code: string, more: object = {}) =>
        expect((await ask(counter.attendant, of, batch(lines, more))).body.code).toBe(code);
      // Attended before it was taken; finished before it was attended; not over yet; taken outside the stretch.
      await refused([given(a!, 20, 19, 25)], 'roll.hours');
      await refused([given(a!, 20, 30, 29)], 'roll.hours');
      await refused([given(a!, 20, 65, 75)], 'roll.hours');
      await refused([given(a!, 9, 20, 25)], 'roll.hours');
      await refused([given(a!, 61, 65, 68)], 'roll.hours');
      await refused([given(a!, 20, 30, 35), given(b!, 19, 30, 35)], 'roll.hours');
      // Attended without an hour, and not attended with one.
      await refused([given(a!, 20, 30, 35, { startedAt: null })], 'roll.hours');
      await refused([given(a!, 20, 30, 35, { outcome: 'noShow' })], 'roll.hours');
      await refused([given(a!, 20, 30, 35)], 'roll.span', { to: at(71) });
      await refused([given(a!, 20, 30, 35)], 'roll.span', { from: at(50), to: at(40) });
      await refused([given(a!, 20, 30, 35)], 'roll.span', { date: '2026-11-19' });
    }));

  test('has no more people attended at once than there are counters', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(70);
      const counters = counter.served.branch.engine.state().config!.config.counters.length;
      const lines = of.papers.slice(0, counters + 1).map((paper) => given(paper, 12, 20, 30));
      expect((await ask(counter.attendant, of, batch(lines))).body.code).toBe('roll.tooManyAtOnce');
      done(await ask(counter.attendant, of, batch(lines.slice(0, -1))), 'ask');
    }));

  test('waits for no convenient day: what is older than ten days is not entered', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(70);
      done(await counter.served.manager.call('POST', '/day/close', { force: true }), 'close');
      counter.wait(11 * 24 * 60);
      const attendant = await counter.signIn('attendant1');
      expect((await ask(attendant, of, batch(four(of)))).body.code).toBe('roll.tooLate');
    }));

  test('shows who asks that the system gave tickets in the same stretch', () =>
    atOneCounter(async (counter) => {
      const of = await roll(counter);
      counter.until(20);
      await counter.attends(await counter.ticket());
      counter.until(70);
      await ask(counter.attendant, of, batch(four(of)));
      const { body } = await counter.served.manager.call('GET', '/rolls');
      expect(body.rolls[0].asked).toMatchObject({ issuedBeside: 1, visits: 4, spoiled: 0 });
      // What was asked for is shown to the second person, hour by hour.
      expect(body.rolls[0].asked.lines[1].given).toMatchObject({ takenAt: at(13), startedAt: at(33) });
    }));
});
