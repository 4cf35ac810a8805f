import { expect, test } from 'vitest';
import { withServer } from '../support/branch.ts';

const MESSAGE = {
  kind: 'complaint',
  institutionId: 'ips',
  text: 'Esperé 52 minutos. ¿Por qué?',
  replyChannel: 'email',
  replyTo: 'ana@example.cl',
};

test('a folio is found whole and by its year and number, and says nothing of the message', () =>
  withServer(async ({ kiosk, anonymous }) => {
    const { folio } = (await kiosk.call('POST', '/oirs', MESSAGE)).body;
    const end = /\d{4}-\d{7}$/.exec(folio)![0];
    const whole = await kiosk.call('GET', `/oirs/${folio}`);
    // Folios follow each other: who is not in the branch does not walk along them.
    expect((await anonymous.call('GET', `/oirs/${folio}`)).status).toBe(401);
    const byEnd = await kiosk.call('GET', `/oirs/${end}`);
    expect(byEnd.body).toEqual(whole.body);
    expect(byEnd.body).toMatchObject({ folio, kind: 'complaint', state: 'received' });
    expect(byEnd.text).not.toMatch(/52 min|ana@/);
    // The last digit checks the others: a slip finds nobody else's case.
    const slipped = `${end.slice(0, -1)}${(Number(end.at(-1)) + 1) % 10}`;
    expect((await kiosk.call('GET', `/oirs/${slipped}`)).status).toBe(404);
    for (const wild of ['%25-2026-%25', '____-_______', end.slice(1)])
      expect((await kiosk.call('GET', `/oirs/${wild}`)).status, wild).toBeGreaterThanOrEqual(400);
  }));
