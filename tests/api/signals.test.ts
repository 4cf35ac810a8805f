import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { sha256Hex } from '@turno25/shared/http/digest.ts';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done, type OneCounter } from '../support/oneCounter.ts';

const TODAY = '2026-11-20';
const RANGE = `from=${TODAY}&to=${TODAY}`;
const SAMPLE = fileURLToPath(new URL('../../docs/auditor/sample.py', import.meta.url));
const MINE = { rule: 'shortAttentions', unit: 'a1', from: TODAY, to: TODAY, text: 'El lector fallaba' };

type Look = { rule: string; unit: string; signal: boolean; seqs: number[]; answers: { text: string; own: boolean }[] };
const lookOf = (looks: readonly Look[], rule: string) => looks.find((look) => look.rule === rule);

/** A day on which the attendant `a1` finished each attention at once; closed and sealed. */
async function afterAShortDay(counter: OneCounter): Promise<void> {
  for (const ticket of await counter.tickets(14)) {
    await counter.calls(ticket);
    await counter.does('start');
    counter.clock.advance(4 * SECOND);
    await counter.finish();
    counter.clock.advance(40 * SECOND);
  }
  await counter.does('close');
  await counter.served.branch.act({ type: 'closeDay', force: true });
}

async function switchByPerson({ served: { branch } }: OneCounter): Promise<void> {
  const { config, version } = must(branch.engine.state().config, 'the branch is configured');
  await branch.act({
    type: 'publishConfig',
    basedOn: version,
    config: { ...config, standard: { ...config.standard, byPerson: true } },
  });
}

describe('signals', () => {
  test('leave as files with their dictionary and digests, each told, and nobody who attends is in the branch’s', () =>
    atOneCounter(async (counter) => {
      await afterAShortDay(counter);
      const { manager, attendants, branch } = counter.served;
      const range = { from: TODAY, to: TODAY };
      const answer = { ...range, rule: 'shortAttentions', unit: '', text: 'Ejecutiva 1 avisó al +56 9 8765 4321' };
      done(await manager.call('POST', '/signals/answers', answer), 'answer');
      const take = (path: string, format: string, client = manager) => client.call('POST', path, { ...range, format });
      const told = () => [...branch.ledger.events()].filter(({ type }) => type === 'signalsRead').length;
      for (const format of ['csv', 'xlsx', 'json', 'excelCsv']) {
        const before = told();
        const { status, bytes, headers } = await take('/signals/file', format);
        expect([status, told() - before]).toEqual([200, 1]);
        expect(sha256Hex(bytes)).toBe(headers.get('x-content-sha256'));
        const files = unzipSync(bytes);
        const { resources } = JSON.parse(strFromU8(files['datapackage.json']!));
        expect(resources).toHaveLength(3);
        for (const { path, hash, schema } of resources) {
          expect(hash).toBe(`sha256:${sha256Hex(files[path]!)}`);
          expect(schema.fields.length).toBeGreaterThan(6);
        }
        if (format === 'xlsx') continue;
        const all = Object.values(files)
          .map((file) => strFromU8(file))
          .join('\n');
        expect(all).not.toMatch(/Ejecutiva|"a1"|;a1;|,a1,|8765/);
        expect(all).toContain('avisó al');
      }
      const csv = unzipSync((await take('/signals/file', 'csv')).bytes);
      const of = (name: string) =>
        strFromU8(Object.entries(csv).find(([path]) => path.includes(name))?.[1] ?? new Uint8Array());
      const lines = parse(of('signals-looks'), { columns: true, bom: true }) as Record<string, string>[];
      expect(lines.find(({ rule }) => rule === 'shortAttentions')).toMatchObject({
        reference: 'branch',
        hits: '14',
        trials: '14',
        signal: '1',
        answers: '1',
      });
      const events = parse(of('signals-events'), { columns: true, bom: true }) as Record<string, string>[];
      expect(events.filter(({ rule }) => rule === 'shortAttentions').map(({ type }) => type)).toEqual(
        Array(14).fill('attentionFinished'),
      );
      // Of people only where the institution looks at them, and never for whoever attends.
      expect((await take('/signals/people/file', 'json')).status).toBe(409);
      expect((await take('/signals/file', 'json', attendants[0])).status).toBe(403);
      await switchByPerson(counter);
      const people = unzipSync((await take('/signals/people/file', 'json')).bytes);
      expect(
        Object.values(people)
          .map((file) => strFromU8(file))
          .join(''),
      ).toContain('Ejecutiva 1');
      expect(verifyFile(`${counter.served.folder}/branch.db`).ok).toBe(true);
    }));

  test('are shown by branch, to a person their own, and to others by person only where it is switched on, each look told', () =>
    atOneCounter(async (counter) => {
      await afterAShortDay(counter);
      const { manager, attendants, branch } = counter.served;
      const { body } = done(await manager.call('GET', `/signals?${RANGE}`), 'signals');
      expect(body).toMatchObject({ days: 1, visits: 14, byPerson: false });
      expect(new Set(body.taken.map(({ reference }: { reference: string }) => reference))).toEqual(
        new Set(['branch', 'device']),
      );
      const ofBranch = must(lookOf(body.taken, 'shortAttentions'), 'the branch was looked at');
      expect(ofBranch).toMatchObject({ signal: true, hits: 14, trials: 14, unit: '' });
      const behind = await manager.call('GET', `/signals/events?seqs=${ofBranch.seqs.join(',')}`);
      expect(behind.body.events.map(({ type }: { type: string }) => type)).toEqual(Array(14).fill('attentionFinished'));
      expect(behind.text).not.toContain('a1');
      const own = (await counter.attendant.call('GET', `/signals/own?${RANGE}`)).body;
      expect(lookOf(own.taken, 'shortAttentions')).toMatchObject({ unit: 'a1', signal: true });
      expect((await attendants[1]!.call('GET', `/signals/own?${RANGE}`)).body.taken).toEqual([]);

      const people = { from: TODAY, to: TODAY };
      expect((await manager.call('POST', '/signals/people', people)).body.code).toBe('signal.byPersonOff');
      await switchByPerson(counter);
      const key = { 'idempotency-key': 'the-same-key-twice' };
      for (let look = 0; look < 2; look += 1) {
        const seen = done(await manager.call('POST', '/signals/people', people, key), 'people').body;
        expect(lookOf(seen.taken, 'shortAttentions')).toMatchObject({ unit: 'a1', name: 'Ejecutiva 1' });
      }
      const looks = [...branch.ledger.events()].filter(({ type }) => type === 'signalsRead');
      expect(looks.map(({ actor }) => actor)).toEqual(['boss', 'boss']);
    }));

  test('are answered by their own person first, by nobody under another name, what was answered stays, and verify finds one that was made quiet', () =>
    atOneCounter(async (counter) => {
      await afterAShortDay(counter);
      const { manager, attendants, host, folder, branch } = counter.served;
      const answer = (body: object, client = counter.attendant) => client.call('POST', '/signals/answers', body);
      // Another attendant, the door, and an attendant for the branch.
      expect((await answer(MINE, attendants[1])).body.code).toBe('signal.notYours');
      expect((await answer(MINE, host)).body.code).toBe('signal.notYours');
      expect((await answer({ ...MINE, unit: '' })).body.code).toBe('signal.notYours');
      // A name in the body, a rule that is none, a range that has not been.
      expect((await answer({ ...MINE, by: 'a2' })).status).toBe(400);
      expect((await answer({ ...MINE, rule: 'invented' })).body.code).toBe('signal.unknown');
      expect((await answer({ ...MINE, to: '2026-12-31' })).body.code).toBe('signal.range');
      expect((await manager.call('GET', `/signals?${RANGE}&seed=7`)).status).toBe(400);
      // A manager about a person: not where it is off, not before them.
      expect((await answer(MINE, manager)).body.code).toBe('signal.byPersonOff');
      await switchByPerson(counter);
      expect((await answer(MINE, manager)).body.code).toBe('signal.personFirst');
      done(await answer(MINE), 'own answer');
      done(await answer({ ...MINE, text: 'Se cambió el lector' }, manager), 'answer of the manager');
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        expect((await manager.call(method, '/signals/answers', {})).status).toBe(404);
      const seen = (await manager.call('POST', '/signals/people', { from: TODAY, to: TODAY })).body;
      expect(lookOf(seen.taken, 'shortAttentions')?.answers).toMatchObject([
        { text: 'El lector fallaba', own: true },
        { text: 'Se cambió el lector', own: false },
      ]);
      expect(JSON.stringify([...branch.ledger.events()])).not.toContain('lector');
      done(await answer({ ...MINE, unit: '' }, manager), 'answer for the branch');
      expect(
        lookOf((await manager.call('GET', `/signals?${RANGE}`)).body.taken, 'shortAttentions')?.answers,
      ).toHaveLength(1);
      // A hand on the disk that makes one quiet.
      const file = `${folder}/branch.db`;
      expect(verifyFile(file).ok).toBe(true);
      const db = new Database(file);
      const quiet = String(db.prepare('SELECT counts FROM signal_counts').pluck().get()).replace(
        '"hits":14',
        '"hits":0',
      );
      db.prepare('UPDATE signal_counts SET counts = ?').run(quiet);
      db.close();
      expect(verifyFile(file).finding?.detail).toContain('signals kept of 2026-11-20');
    }));
});

describe('the sample of a month', () => {
  test('is drawn by the seals once the month is over, the same by a second program, and audits nothing else', () =>
    atOneCounter(
      async (counter) => {
        await afterAShortDay(counter);
        const { manager, folder } = counter.served;
        const early = await manager.call('GET', '/signals/sample?month=2026-11');
        expect(early.body).toMatchObject({ seed: null, drawn: [] });
        counter.clock.advance(12 * 24 * 60 * MINUTE);
        const boss = await counter.signIn('manager');
        const { body } = done(await boss.call('GET', '/signals/sample?month=2026-11'), 'sample');
        expect(body.drawn).toHaveLength(14);
        const run = spawnSync('python3', ['-B', SAMPLE, '--db', `${folder}/branch.db`, '--month', '2026-11'], {
          encoding: 'utf8',
        });
        expect(run.stderr).toBe('');
        const second = JSON.parse(run.stdout);
        expect(second).toEqual({
          seed: body.seed,
          tickets: 14,
          drawn: body.drawn.map((one: { visitId: string; date: string; place: number }) => [
            one.visitId,
            one.date,
            one.place,
          ]),
        });
        const finding = { month: '2026-11', visitId: body.drawn[0].visitId, finding: 'differs', text: 'Sin papel' };
        done(await boss.call('POST', '/signals/sample/findings', finding), 'finding');
        const other = { ...finding, visitId: 'chosen-by-hand' };
        expect((await boss.call('POST', '/signals/sample/findings', other)).body.code).toBe('sample.notDrawn');
        const again = (await boss.call('GET', '/signals/sample?month=2026-11')).body;
        expect(again.drawn[0].findings).toMatchObject([
          { by: 'Jefatura de prueba', finding: 'differs', text: 'Sin papel' },
        ]);
      },
      { ignoreHours: true },
    ));
});
