import { expect, test } from 'vitest';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done } from '../support/oneCounter.ts';

const RANGE = 'from=2026-11-01&to=2026-11-30';

test('what people answered is shown with its error, apart from the anonymous, without what names anybody', () =>
  atOneCounter(async (counter) => {
    const { kiosk } = counter.served;
    for (const [index, ticket] of (await counter.tickets(12)).entries()) {
      await counter.attends(ticket);
      if (index === 11) continue;
      const grade = index < 6 ? 7 : 3;
      done(
        await kiosk.call('POST', '/surveys', {
          code: ticket.surveyCode,
          global: grade,
          treatment: grade,
          wait: 4,
          resolved: index < 6 ? 'yes' : 'no',
          ...(index < 4 ? { text: 'Buena atención de Ejecutiva 1, mi RUN es 12.345.678-5 y a@b.cl' } : {}),
        }),
        'survey',
      );
    }
    done(await kiosk.call('POST', '/surveys', { global: 1 }), 'anonymous');
    await counter.does('close');
    await counter.served.branch.act({ type: 'closeDay', force: true });
    counter.wait(12 * 24 * 60);
    const manager = await counter.signIn('manager');
    const { body } = done(await manager.call('GET', `/satisfaction?${RANGE}`), 'satisfaction');
    expect(body.total).toMatchObject({
      response: { numerator: 11, denominator: 12 },
      global: { n: 11, satisfied: { numerator: 6, denominator: 11 }, net: { numerator: 1, denominator: 11 } },
    });
    // 1.96 * sqrt((6/11 + 5/11 - 1/121) / 11) * sqrt((12 - 11) / (12 - 1)) = 0.17745, in points and rounded up.
    expect(body.total.netError).toBeCloseTo(17.75, 1);
    expect(body.byService).toHaveLength(1);
    expect(body.resolved).toEqual({ yes: 6, partly: 0, no: 5 });
    expect(body.anonymous.global).toEqual({ hidden: true, n: 1 });
    expect(body.drivers).toBeNull();
    expect(body.words.texts).toBe(4);
    const words = body.words.list.map(({ word }: { word: string }) => word);
    expect(words).toContain('atención');
    expect(words.join(' ')).not.toMatch(/ejecutiva|\d|@/);
    expect((await (await counter.signIn('attendant1')).call('GET', `/satisfaction?${RANGE}`)).status).toBe(403);
    const { points } = done(await manager.call('GET', '/satisfaction/diagnosis?quarter=2026-Q4'), 'diagnosis').body;
    expect(points.map(({ key }: { key: string }) => key)).toContain('resolvedApart');
  }));

test('an action has an owner and a day, is followed, and is over once', () =>
  atOneCounter(async (counter) => {
    const { manager, attendants, folder, branch } = counter.served;
    const action = { quarter: '2026-Q4', what: 'Revisar los dos módulos de PGU', owner: 'a1', due: '2026-12-15' };
    const plan = (body: object, client = manager) => client.call('POST', '/satisfaction/actions', body);
    expect((await plan(action, attendants[0])).status).toBe(403);
    expect((await plan({ ...action, owner: 'nobody' })).body.code).toBe('staff.unknown');
    expect((await plan({ ...action, due: '2026-11-01' })).body.code).toBe('action.past');
    done(await plan(action), 'plan');
    const list = async () => (await manager.call('GET', '/satisfaction/actions')).body.actions;
    const [{ id }] = await list();
    const step = (body: object) => manager.call('POST', `/satisfaction/actions/${id}/steps`, body);
    done(await step({ step: 'going', text: 'Se habló con el equipo' }), 'step');
    done(await step({ step: 'done' }), 'done');
    expect((await step({ step: 'going' })).body.code).toBe('action.over');
    expect((await manager.call('POST', '/satisfaction/actions/none/steps', { step: 'done' })).body.code).toBe(
      'action.unknown',
    );
    expect((await list())[0]).toMatchObject({
      what: action.what,
      owner: 'Ejecutiva 1',
      due: '2026-12-15',
      stand: 'done',
      late: false,
      steps: [
        { step: 'going', text: 'Se habló con el equipo' },
        { step: 'done', text: null },
      ],
    });
    expect(JSON.stringify([...branch.ledger.events()])).not.toContain('Revisar los dos');
    expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
  }));
