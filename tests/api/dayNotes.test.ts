import { describe, expect, test } from 'vitest';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done, type OneCounter } from '../support/oneCounter.ts';

const TODAY = '2026-11-20';
const CUT = { text: 'Corte de luz', from: '09:02', to: '09:10' };

const note = (counter: OneCounter, body: object, date = TODAY, client = counter.served.manager) =>
  client.call('POST', `/day/${date}/notes`, body);

describe('a note on a day', () => {
  test('travels with its figures, with its author, and with nothing that a spreadsheet would run', async () => {
    await atOneCounter(async (counter) => {
      counter.wait(30);
      done(await note(counter, CUT), 'note');
      done(await note(counter, { text: '=HYPERLINK("x")' }), 'note');
      const { body, text } = await counter.figures();
      expect(body.notes).toMatchObject([
        { by: 'Jefatura de prueba', text: 'Corte de luz', from: '2026-11-20T12:02:00.000Z' },
        { text: '=HYPERLINK("x")', from: null, to: null },
      ]);
      expect(text).toContain(';nota;09:02-09:10: Corte de luz (Jefatura de prueba);');
      expect(text).not.toMatch(/;"?=HYPERLINK/);
    });
  });

  test('of a day that is over changes no figure, breaks no seal and brings no new one', async () => {
    await atOneCounter(async (counter) => {
      const ticket = await counter.ticket();
      await counter.attends(ticket);
      await counter.does('close');
      const { branch } = counter.served;
      await branch.act({ type: 'closeDay', force: true });
      const before = (await counter.figures()).body;
      const seals = branch.reports.day(TODAY)?.seals;
      counter.wait(60);
      done(await note(counter, CUT), 'note');
      branch.engine.sealWhatWaits();
      const { notes, ...after } = (await counter.figures()).body;
      expect(notes).toHaveLength(1);
      expect(after).toEqual(before);
      expect(branch.reports.hasMoreThanItsSeal(TODAY)).toBe(false);
      expect(branch.reports.day(TODAY)?.seals).toBe(seals);
      expect(verifyFile(`${counter.served.folder}/branch.db`).ok).toBe(true);
    });
  });

  test('tells nothing ahead of time, of a day that never was, or by whoever attends', async () => {
    await atOneCounter(async (counter) => {
      counter.wait(5);
      const codes = [];
      for (const body of [CUT, { ...CUT, from: '09:04', to: '09:01' }, { text: 'x', to: '09:01' }])
        codes.push((await note(counter, body)).body.code);
      expect(codes).toEqual(['note.span', 'note.span', 'note.span']);
      expect((await note(counter, { text: 'x' }, '2026-11-19')).body.code).toBe('note.dayUnknown');
      expect((await note(counter, { text: 'x' }, TODAY, counter.attendant)).status).toBe(403);
      expect((await counter.figures()).body.notes).toBeUndefined();
    });
  });
});
