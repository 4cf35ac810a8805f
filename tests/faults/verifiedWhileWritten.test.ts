import { verifyInBackground } from '@turno25/queue-server/verification/background.ts';
import { expect, test } from 'vitest';
import { withServer } from '../support/branch.ts';

test('a ledger that is verified while it is written in is not called broken', () =>
  withServer(async ({ branch, folder, kiosk, admin }) => {
    const issue = () => kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general', again: true });
    for (let count = 0; count < 300; count += 1) await issue();
    const said: unknown[] = [];
    const log = { info: () => {}, error: (what: unknown) => void said.push(what) };
    let going = true;
    let people = 0;
    const writing = (async () => {
      while (going) {
        people += 1;
        const person = { login: `nueva${people}`, name: 'Nueva', role: 'attendant', secret: 'clave-de-prueba-1' };
        await Promise.all([issue(), issue(), admin.call('POST', '/staff', person)]);
      }
    })();
    for (let times = 0; times < 8; times += 1) await verifyInBackground(branch, folder, log);
    going = false;
    await writing;
    expect(said).toEqual([]);
    expect(branch.trust.lost()).toBeNull();
  }));
