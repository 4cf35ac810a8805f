import { describe, expect, test } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';

const WORDS = 'Esperé dos horas y nadie me explicó por qué.';
const REPLY = 'Lo sentimos. Ese día faltó personal; lo corregimos desde el lunes.';

async function filed({ kiosk }: ServedBranch, more: object = {}): Promise<string> {
  const body = {
    kind: 'complaint',
    institutionId: 'ips',
    text: WORDS,
    replyChannel: 'email',
    replyTo: 'a@example.org',
    ...more,
  };
  return (await kiosk.call('POST', '/oirs', body)).body.folio;
}

describe('what people write to the branch', () => {
  test('lies in a tray that says nothing of it, is read with a trace, and answered once', () =>
    withServer(async (served) => {
      const { manager, attendants, branch, anonymous } = served;
      const folio = await filed(served, { name: 'Nadie de Prueba' });
      const tray = (await manager.call('GET', '/oirs')).body.cases;
      expect(tray).toMatchObject([{ folio, kind: 'complaint', late: false, replyChannel: 'email', outcome: null }]);
      expect(JSON.stringify(tray)).not.toContain('dos horas');
      const { body } = await manager.call('POST', `/oirs/${folio}/read`, {});
      expect(body).toMatchObject({ text: WORDS, replyTo: 'a@example.org', name: 'Nadie de Prueba', reply: null });
      const key = { 'idempotency-key': 'a-reading-that-is-kept' };
      await manager.call('POST', `/oirs/${folio}/read`, {}, key);
      await manager.call('POST', `/oirs/${folio}/read`, {}, key);
      expect([...branch.ledger.events()].filter(({ type }) => type === 'oirsRead').map(({ actor }) => actor)).toEqual([
        'boss',
        'boss',
        'boss',
      ]);
      // Nothing of it is kept for its key.
      const kept = branch.db.prepare('SELECT answer FROM command').pluck().all() as unknown[];
      expect(kept.some((answer) => String(answer).includes('dos horas'))).toBe(false);
      const close = (more: object) => manager.call('POST', `/oirs/${folio}/close`, { outcome: 'answered', ...more });
      expect((await close({})).body.code).toBe('oirs.replyMissing');
      expect((await close({ reply: REPLY })).status).toBe(204);
      expect((await close({ reply: REPLY })).body.code).toBe('oirs.closed');
      expect((await manager.call('GET', '/oirs')).body.cases).toEqual([]);
      expect((await manager.call('GET', '/oirs?state=closed')).body.cases).toMatchObject([
        { folio, outcome: 'answered' },
      ]);
      expect((await manager.call('POST', `/oirs/${folio}/read`, {})).body.reply).toBe(REPLY);
      expect((await attendants[0]!.call('GET', '/oirs')).status).toBe(403);
      expect((await attendants[0]!.call('POST', `/oirs/${folio}/read`, {})).status).toBe(403);
      const state = (await anonymous.call('GET', `/oirs/${folio}`)).body;
      expect(state.state).toBe('closed');
      expect(JSON.stringify(state)).not.toContain('personal');
    }));

  test('is passed on to an institution that exists, and needs no answer where none was asked for', () =>
    withServer(async (served) => {
      const { manager } = served;
      const passed = await filed(served);
      const refer = (referredTo?: string) =>
        manager.call('POST', `/oirs/${passed}/close`, { outcome: 'referred', ...(referredTo ? { referredTo } : {}) });
      expect((await refer()).body.code).toBe('institution.unknown');
      expect((await refer('nothing')).body.code).toBe('institution.unknown');
      expect((await refer('fonasa')).status).toBe(204);
      const silent = await filed(served, { replyChannel: 'none', replyTo: undefined });
      expect((await manager.call('POST', `/oirs/${silent}/close`, { outcome: 'answered' })).status).toBe(204);
    }));
});
